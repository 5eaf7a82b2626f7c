import { PROBLEM_TITLES } from '../../../web/contract/problem-titles.ts';

/** What Picanova answers is not what was sent. */
export const answerDiffers = {
  title: PROBLEM_TITLES.answer_differs,
  what: 'The order at Picanova differs from what was meant; below stands in what.',
  todo: 'Cancel it at Picanova while it can still be stopped, then send it anew.',
  button: 'Cancel at Picanova',
};

/** Where it differs. */
export const answerDiffersIn = {
  items: 'Number of items',
  item_ids: 'Items',
  quantity: 'Quantity',
  product: 'Product',
  file: 'Artwork: Picanova would print another picture',
  options: 'Options',
  address: 'Delivery address',
};

/** Parts of an address. */
export const addressParts = {
  firstname: 'First name',
  lastname: 'Last name',
  company: 'Company',
  streetPrimary: 'Street',
  streetSecondary: 'Second address line',
  city: 'City',
  postcode: 'Postcode',
  countryCode: 'Country',
  regionCode: 'State or province',
  telephone: 'Phone',
  email: 'E-mail',
};
