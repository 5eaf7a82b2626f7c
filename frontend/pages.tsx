import { lazy, Suspense, useState, type FunctionComponent, type ReactNode } from 'react';
import { Redirect, useLocation } from 'wouter';
import { PAGE_NAMES, pageAt, PAGES, REDIRECTS, type PageName } from '../web/contract/index.ts';
import { MissingPage } from './ui/missing-page.tsx';
import { PageSkeleton } from './ui/page-skeleton.tsx';
import { PageUnavailable } from './ui/page-unavailable.ts';

/** What a page gets: the named parts of its path. */
type Params = Readonly<Record<string, string>>;
type PageComponent = FunctionComponent<Params>;

/** Each screen is its own file: the first view loads one of them. */
const MODULES = import.meta.glob<Readonly<Record<string, PageComponent>>>('./screens/*/*-page.tsx');

/** The code of one page, as the table of pages names it. */
export async function loadPage(name: PageName): Promise<PageComponent> {
  const module = await MODULES[`./${PAGES[name].module}`]?.().catch((error: unknown) => {
    throw new PageUnavailable(PAGES[name].module, { cause: error });
  });
  const component = module?.[name];
  if (component === undefined) throw new Error(`${PAGES[name].module} has no ${name}`);
  return component;
}

interface LoadablePage extends PageComponent {
  readonly preload: () => Promise<unknown>;
}

/**
 * A page whose code is loaded when it is first shown, or before that by `preload`: then it is shown without a grey
 * page first.
 */
function loadable(name: PageName): LoadablePage {
  let loaded: PageComponent | null = null;
  const preload = async (): Promise<{ default: PageComponent }> => ({ default: (loaded ??= await loadPage(name)) });
  const Later = lazy(preload);
  function ShownPage(params: Params): ReactNode {
    const [Ready] = useState(() => loaded);
    // No boundary around what is ready: React could not take over what the server drew inside one while anything
    // around it changes.
    return Ready === null ? (
      <Suspense fallback={<PageSkeleton />}>
        <Later {...params} />
      </Suspense>
    ) : (
      <Ready {...params} />
    );
  }
  return Object.assign(ShownPage, { preload });
}

const COMPONENTS = Object.fromEntries(PAGE_NAMES.map((name) => [name, loadable(name)])) as Readonly<
  Record<PageName, LoadablePage>
>;

/** Loads the code of the page that is opened, so that it is shown at once and not after a grey one. */
export async function preloadPage(pathname: string): Promise<void> {
  const found = pageAt(pathname);
  if (found !== null) await COMPONENTS[found.name].preload();
}

/** The page at the present address. */
export function Pages(): ReactNode {
  const [pathname] = useLocation();
  const elsewhere = REDIRECTS[pathname];
  if (elsewhere !== undefined) return <Redirect to={elsewhere} replace />;
  const found = pageAt(pathname);
  if (found === null) return <MissingPage />;
  const Found = COMPONENTS[found.name];
  return <Found {...found.params} />;
}
