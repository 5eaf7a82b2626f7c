import { LIST_VARIANTS } from './products.document.ts';

/** What a page may cost of the 1,000 points that Shopify allows a query (shopify-platform §6.1). */
const LARGEST_PAGE_POINTS = 900;
/** Keeps an answer far below what is taken of one, whatever stands in the metafields. */
const LONGEST_PAGE = 100;
const FIRST_PAGE = 7;

/**
 * How long a page of variants may be: as long as Shopify's own count of the last one says. Its formula is not published
 * (shopify-platform §6.2), and a page costs no less than in proportion, so that a shorter page never misleads.
 */
export function createPageSize() {
  let pointsEach = LIST_VARIANTS.costPoints / FIRST_PAGE;
  let size = FIRST_PAGE;

  /** The page to ask for, and what it will be counted as. */
  function next(): { readonly first: number; readonly costPoints: number } {
    return { first: size, costPoints: Math.ceil(pointsEach * size) };
  }

  /** Shopify counted a page of `first` variants as `points`; null = it did not say. */
  function learn(first: number, points: number | null): void {
    if (points === null || points <= 0) return;
    pointsEach = points / first;
    size = Math.max(1, Math.min(LONGEST_PAGE, Math.floor(LARGEST_PAGE_POINTS / pointsEach)));
  }

  return { next, learn };
}
