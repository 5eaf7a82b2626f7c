import '@shopify/polaris/build/esm/styles.css';
import './ui/styles.css';
import { createRoot } from 'react-dom/client';
import { preloadData } from './api/preload-data.ts';
import { createQueryClient } from './api/queries.ts';
import { App } from './app.tsx';
import { bridgeLocale } from './bridge/app-bridge.ts';
import { guardBack } from './bridge/navigation.tsx';
import { merchantLocale } from './format/locale.ts';
import { startI18n } from './i18n/start.ts';
import { preloadPage } from './pages.tsx';

/** A page waits so long for its first data before it shows grey lines in their place. */
const GREY_AFTER_MS = 300;

const root = document.querySelector('#app');
if (root === null) throw new Error('index.html has no #app');
guardBack();
const client = createQueryClient();
// Code, data and texts of the first page are asked for together, not one after the other.
const pageLoaded = preloadPage(location.pathname);
const dataLoaded = preloadData(client, location);
const locale = merchantLocale([new URLSearchParams(location.search).get('locale'), bridgeLocale(), navigator.language]);
// Code that did not load is loaded again, and its failure shown, where the page is rendered.
const [polarisTexts] = await Promise.all([startI18n(locale), pageLoaded.catch(() => null)]);
// Data that come at once are shown at once, without a grey page before.
await Promise.race([dataLoaded, new Promise((resolve) => setTimeout(resolve, GREY_AFTER_MS))]);
createRoot(root).render(<App client={client} locale={locale} polarisTexts={polarisTexts} />);
