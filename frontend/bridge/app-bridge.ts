import { gidOf, numberOf } from '../../web/contract/gids.ts';

/**
 * The parts of App Bridge that the pages use. Its script is loaded before ours (frontend/index.html), so the global is
 * there.
 */
export function bridgeLocale(): string | null {
  return globalThis.shopify?.config?.locale ?? null;
}

/** A short confirmation at the bottom of the admin. Never for errors: those stay beside their cause. */
export function toast(message: string): void {
  globalThis.shopify?.toast.show(message);
}

/** Resolves true when nothing is unsaved, or the merchant agrees to lose it. */
export async function mayLeave(): Promise<boolean> {
  try {
    await globalThis.shopify?.saveBar.leaveConfirmation();
    return true;
  } catch {
    return false;
  }
}

export interface PickedProduct {
  readonly number: string;
  readonly title: string;
}

/** Shopify's own product picker; an empty list when it was closed without a choice. */
export async function pickProducts(options: {
  readonly multiple: boolean;
  readonly chosen: readonly string[];
}): Promise<readonly PickedProduct[]> {
  const picked = await globalThis.shopify?.resourcePicker({
    type: 'product',
    action: 'select',
    multiple: options.multiple,
    filter: { variants: false },
    selectionIds: options.chosen.map((number) => ({ id: gidOf('Product', number) })),
  });
  return (picked ?? []).map((product) => ({
    number: numberOf(product.id),
    title: 'title' in product ? String(product.title) : '',
  }));
}

/** Opens a page of the Shopify admin around the app, e.g. `orders/123`. */
export function adminUrl(path: string): string {
  return `shopify://admin/${path}`;
}
