/** The texts of a first page in one file: Polaris's and our own. */
export { default as polaris } from '@shopify/polaris/locales/de.json';
export { firstTexts } from './first.ts';
