import { artworkSuite } from './artwork.ts';
import { artworkPictureSuite } from './artwork-pictures.ts';
import type { Suite } from '../conformance.ts';
import { catalogueChangePagesSuite } from './catalogue-changes.ts';
import { isolationSuite } from './isolation.ts';
import { jobSuite } from './jobs.ts';
import { keptSharesSuite } from './kept-shares.ts';
import { orderListSuite } from './order-list.ts';
import { poisonedPagesSuite } from '../poison/pages.ts';
import { productSuite } from './products.ts';

/** What the merchant's pages need of every database. */
export const PAGE_SUITES: Readonly<Record<string, Suite>> = {
  'list of print orders': orderListSuite,
  'what was given back': keptSharesSuite,
  'product index': productSuite,
  'changes of catalogues': catalogueChangePagesSuite,
  jobs: jobSuite,
  isolation: isolationSuite,
  'artwork at rest': artworkSuite,
  'pictures of artwork': artworkPictureSuite,
  'poisoned pages': poisonedPagesSuite,
};
