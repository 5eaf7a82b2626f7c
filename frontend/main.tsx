import '@shopify/polaris/build/esm/styles.css';
import './ui/styles.css';
import { createRoot } from 'react-dom/client';
import { preloadData } from './api/preload-data.ts';
import { createQueryClient } from './api/queries.ts';
import { App } from './app.tsx';
import { bridgeLocale } from './bridge/app-bridge.ts';
import { merchantLocale } from './format/locale.ts';
import { startI18n } from './i18n/start.ts';
import { preloadPage } from './pages.tsx';

const root = document.querySelector('#app');
if (root === null) throw new Error('index.html has no #app');
const client = createQueryClient();
// Code, data and texts of the first page are asked for together, not one after the other.
preloadPage(location.pathname);
preloadData(client, location.pathname);
const locale = merchantLocale([new URLSearchParams(location.search).get('locale'), bridgeLocale(), navigator.language]);
const polarisTexts = await startI18n(locale);
createRoot(root).render(<App client={client} locale={locale} polarisTexts={polarisTexts} />);
