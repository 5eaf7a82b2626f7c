import { AppProvider } from '@shopify/polaris';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { useEffect, type ReactNode } from 'react';
import { I18nextProvider } from 'react-i18next';
import { GuardedRouter, type Address } from './bridge/navigation.tsx';
import { FormatContext, type Format } from './format/use-format.ts';
import type { Language } from './i18n/load-language.ts';
import { Pages } from './pages.tsx';
import { AppFooter } from './ui/app-footer.tsx';
import { AppLink } from './ui/app-link.tsx';
import { AwayBanner } from './ui/away-banner.tsx';
import { AppMenu } from './ui/app-menu.tsx';
import { CrashBoundary } from './ui/crash-boundary.tsx';

export interface AppProps {
  readonly client: QueryClient;
  readonly format: Format;
  readonly language: Language;
  /** Where there is no browser to ask. */
  readonly address?: Address;
  /** Called once, when the page works. */
  readonly onReady?: () => void;
}

/** The app at its address: language, format and data for all pages, the menu, and the page itself. */
export function App({ client, format, language, address, onReady }: AppProps): ReactNode {
  useEffect(() => onReady?.(), [onReady]);
  return (
    <FormatContext.Provider value={format}>
      <I18nextProvider i18n={language.i18n}>
        <AppProvider i18n={language.polaris} linkComponent={AppLink}>
          <QueryClientProvider client={client}>
            <GuardedRouter {...(address === undefined ? {} : { address })}>
              <AppMenu />
              <main>
                <AwayBanner />
                <CrashBoundary>
                  <Pages />
                </CrashBoundary>
              </main>
              <AppFooter />
            </GuardedRouter>
          </QueryClientProvider>
        </AppProvider>
      </I18nextProvider>
    </FormatContext.Provider>
  );
}
