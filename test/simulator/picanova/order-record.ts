/** Beta's statuses (picanova-api §4.1); CANCELLED is spelt as in the docs and the PHP SDK. */
export type OrderStatus =
  | 'DRAFT'
  | 'PENDING'
  | 'ACCEPTED'
  | 'GENERATED'
  | 'IN_PROGRESS'
  | 'FULFILLED'
  | 'CANCELLED'
  | 'ERROR';

/** A delivery address as stored; both API versions write into this one form. */
export interface Address {
  readonly email: string | null;
  readonly firstname: string;
  readonly lastname: string;
  readonly company: string | null;
  readonly streetPrimary: string;
  readonly streetSecondary: string | null;
  readonly city: string;
  readonly postcode: string;
  /** ISO 3166-1 alpha-2. */
  readonly countryCode: string;
  readonly regionCode: string | null;
  readonly telephone: string | null;
}

export interface ItemOption {
  readonly id: number;
  readonly name: string;
  readonly value: { readonly id: number; readonly name: string };
}

export interface ItemRecord {
  readonly id: number;
  readonly externalId: string | null;
  readonly variantId: number;
  readonly name: string;
  readonly quantity: number;
  /** The picture that would be printed. */
  readonly file: string;
  /** Composite SKU without artwork, in v1's order of the option codes. */
  readonly sku: string;
  /** With the artwork's suffix when it was ordered that way. */
  readonly articleSku: string;
  readonly options: readonly ItemOption[];
  readonly unitPriceMinor: number;
  readonly customsValueMinor: number | null;
}

export interface ShipmentRecord {
  readonly methodCode: string;
  trackingNumber: string;
  trackingUrl: string;
  readonly shippedAtMs: number;
  readonly items: readonly { readonly itemId: number; readonly externalId: string | null; readonly quantity: number }[];
}

/** One order as Picanova keeps it, seen through both API versions. Money in minor units, times in epoch ms. */
export interface OrderRecord {
  readonly id: string;
  /** The API user of the store that placed it. */
  readonly user: string;
  readonly externalId: string | null;
  readonly isTest: boolean;
  readonly shippingMethod: string;
  readonly shippingType: 'Tracked' | 'Untracked';
  status: OrderStatus;
  shipping: Address;
  readonly items: readonly ItemRecord[];
  readonly shipments: ShipmentRecord[];
  readonly subtotalMinor: number;
  readonly shippingMinor: number;
  readonly customsShippingMinor: number;
  readonly currency: 'EUR' | 'USD';
  readonly createdAtMs: number;
  updatedAtMs: number;
  fulfilledAtMs: number | null;
  /** Copied from the store when the order was created; never changes (picanova-api §5.1). */
  readonly webhookUrl: string | null;
}
