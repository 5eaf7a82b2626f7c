import '@shopify/polaris/build/esm/styles.css';
import './ui/styles.css';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { bridgeLocale } from './bridge/app-bridge.ts';
import { merchantLocale } from './format/locale.ts';
import { startI18n } from './i18n/start.ts';

const root = document.querySelector('#app');
if (root === null) throw new Error('index.html has no #app');
const locale = merchantLocale([new URLSearchParams(location.search).get('locale'), bridgeLocale(), navigator.language]);
const polarisTexts = await startI18n(locale);
createRoot(root).render(<App locale={locale} polarisTexts={polarisTexts} />);
