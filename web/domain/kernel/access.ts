/** What the app needs to be let into, as a merchant knows it. */
export const ACCESS_AREAS = ['orders', 'products', 'fulfillment_orders', 'fulfillments', 'locations'] as const;
export type AccessArea = (typeof ACCESS_AREAS)[number];

/** Of the scopes needed those that were not granted. A write scope includes its read scope (shopify-platform §3.3). */
export function missingScopes(needed: readonly string[], granted: readonly string[]): readonly string[] {
  return needed.filter((scope) => !granted.includes(scope) && !granted.includes(scope.replace('read_', 'write_')));
}

/** What these scopes open, each area once. */
export function areasOf(scopes: readonly string[]): readonly AccessArea[] {
  return ACCESS_AREAS.filter((area) =>
    scopes.some((scope) => {
      const opened = scope.replace(/^(read|write)_/, '');
      return opened === area || (area === 'fulfillment_orders' && opened.endsWith(`_${area}`));
    }),
  );
}
