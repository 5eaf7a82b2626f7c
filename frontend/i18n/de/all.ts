/** All texts of a page in one file: Polaris's and our own. */
export { default as polaris } from '@shopify/polaris/locales/de.json';
export { texts } from './index.ts';
