/** The texts of a first page in one file: Polaris's and our own. */
export { default as polaris } from '@shopify/polaris/locales/en.json';
export { firstTexts } from './first.ts';
