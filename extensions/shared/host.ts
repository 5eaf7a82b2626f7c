import { majorUnits } from '../../web/contract/words.ts';

/** What the extensions use of Shopify's `shopify` global; each target's own API has all of it. */
export interface Host {
  readonly i18n: {
    translate(key: string, values?: Record<string, string | number>): string;
    formatNumber(value: number, options?: Intl.NumberFormatOptions): string;
    formatCurrency(value: number, options?: Intl.NumberFormatOptions): string;
    formatDate(date: Date, options?: Intl.DateTimeFormatOptions): string;
  };
  readonly storage: { get(key: string): Promise<unknown>; set(key: string, value: unknown): Promise<void> };
}

/** An action can also close itself and let the merchant pick products. */
export interface ActionHost extends Host {
  close(): void;
  resourcePicker(options: {
    readonly type: 'product';
    readonly action: 'select';
    readonly filter: { readonly variants: false };
  }): Promise<readonly { readonly id: string }[] | undefined>;
}

/** Minor units as the merchant writes them. */
export function priceText(host: Host, price: { readonly minor: number; readonly currency: string }): string {
  return host.i18n.formatCurrency(majorUnits(price.minor, price.currency), { currency: price.currency });
}
