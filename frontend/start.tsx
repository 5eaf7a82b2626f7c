import { createRoot, hydrateRoot } from 'react-dom/client';
import type { AppLinks } from '../web/contract/app-links.ts';
import { languageOf } from '../web/contract/first-view.ts';
import { takeBroughtAnswers } from './api/first-answers.ts';
import { preloadData } from './api/preload-data.ts';
import { createQueryClient, queryOf } from './api/queries.ts';
import { App } from './app.tsx';
import { bridgeLocale } from './bridge/app-bridge.ts';
import { guardBack } from './bridge/navigation.tsx';
import { merchantLocale } from './format/locale.ts';
import { formatFor } from './format/use-format.ts';
import { loadLanguage } from './i18n/load-language.ts';
import { preloadPage } from './pages.tsx';
import { LinksContext } from './ui/app-links.ts';

/** A page waits so long for its first data before it shows grey lines in their place. */
const GREY_AFTER_MS = 300;

const root = document.querySelector<HTMLElement>('#app');
if (root === null) throw new Error('index.html has no #app');
guardBack();
takeBroughtAnswers();
const client = createQueryClient();
const locale = merchantLocale([new URLSearchParams(location.search).get('locale'), bridgeLocale(), navigator.language]);
document.documentElement.lang = languageOf(locale);
const timeZone = document.documentElement.dataset['timeZone'] ?? new Intl.DateTimeFormat().resolvedOptions().timeZone;
// Code, data and texts of the first page are asked for together, not one after the other.
const dataLoaded = preloadData((name, input) => client.prefetchQuery(queryOf(name, input)), location, timeZone);
// Code that did not load is loaded again, and its failure shown, where the page is rendered.
const pageLoaded = preloadPage(location.pathname).then(
  () => true,
  () => false,
);
const [language, hasPage] = await Promise.all([loadLanguage(locale), pageLoaded]);
// Data that come at once are shown at once, without a grey page before.
await Promise.race([dataLoaded, new Promise((resolve) => setTimeout(resolve, GREY_AFTER_MS))]);

// Until the page has taken over what the server drew, it is the same moment for both.
let drawnAtMs = Number(document.documentElement.dataset['drawnAt'] ?? 0);
const onReady = (): void => {
  drawnAtMs = 0;
  root.inert = false;
};
const app = (
  <LinksContext.Provider value={JSON.parse(document.documentElement.dataset['links'] ?? '') as AppLinks}>
    <App
      client={client}
      language={language}
      format={formatFor({ locale, timeZone }, () => drawnAtMs || Date.now())}
      onReady={onReady}
    />
  </LinksContext.Provider>
);
if (drawnAtMs > 0 && hasPage) hydrateRoot(root, app);
else createRoot(root).render(app);
