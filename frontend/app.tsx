import { AppProvider } from '@shopify/polaris';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import type { ComponentProps, ReactNode } from 'react';
import { GuardedRouter } from './bridge/navigation.tsx';
import { LocaleContext } from './format/use-format.ts';
import { Pages } from './pages.tsx';
import { AppLink } from './ui/app-link.tsx';
import { AppMenu } from './ui/app-menu.tsx';
import { CrashBoundary } from './ui/crash-boundary.tsx';

interface AppProps {
  readonly client: QueryClient;
  readonly locale: string;
  readonly polarisTexts: ComponentProps<typeof AppProvider>['i18n'];
}

export function App(props: AppProps): ReactNode {
  return (
    <LocaleContext.Provider value={props.locale}>
      <AppProvider i18n={props.polarisTexts} linkComponent={AppLink}>
        <QueryClientProvider client={props.client}>
          <GuardedRouter>
            <AppMenu />
            <main>
              <CrashBoundary>
                <Pages />
              </CrashBoundary>
            </main>
          </GuardedRouter>
        </QueryClientProvider>
      </AppProvider>
    </LocaleContext.Provider>
  );
}
