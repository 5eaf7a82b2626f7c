import type { CatalogueVariant, Combination } from '../../domain/kernel/catalogue.ts';
import type { ConnectionId, PicanovaOrderId, Region, ShopDomain } from '../../domain/kernel/ids.ts';
import type { AnsweredAddress, PicanovaOrder } from '../../domain/print-order/picanova-order.ts';
import type { ShippingType } from '../../domain/planning/rules.ts';
import type { PrintAddress } from '../../domain/print-order/print-item.ts';
import type { Outcome } from './outcome.ts';

/** What a call needs to know of a connection. `apiKey` lives only in memory: never logged, never in an error. */
export interface ConnectionAccess {
  readonly id: ConnectionId;
  readonly shop: ShopDomain;
  readonly region: Region;
  readonly apiUser: string;
  readonly apiKey: string;
}

interface PrintRequestBase {
  readonly externalId: string;
  readonly isTest: boolean;
  readonly address: PrintAddress;
}

/**
 * A create request, already decided: `beta` speaks variant + options, `v1` composite SKUs
 * (picanova-api §2.2.1, §2.4.4).
 */
export type PrintRequest =
  | (PrintRequestBase & {
      readonly api: 'beta';
      /** A method code valid for this country and these items. */
      readonly shippingMethod: string;
      /** Of the customs amounts; null = not known, and then none of them is sent. */
      readonly currency: string | null;
      readonly customsShippingMinor: number | null;
      readonly items: readonly {
        readonly externalId: string;
        readonly quantity: number;
        readonly variantId: number;
        readonly file: string;
        readonly options: readonly { readonly name: string; readonly value: string }[];
        readonly customsValueMinor: number | null;
      }[];
    })
  | (PrintRequestBase & {
      readonly api: 'v1';
      readonly shippingType: ShippingType;
      readonly items: readonly {
        readonly externalId: string;
        readonly quantity: number;
        readonly productSku: string;
        readonly fileUrl: string | null;
      }[];
    });

export interface ShippingRate {
  readonly code: string;
  readonly name: string;
  readonly priceMinor: number;
  readonly currency: string;
}

export interface CatalogueProduct {
  readonly productId: number;
  readonly name: string;
  readonly sku: string;
  readonly dpi: number;
  readonly variantCount: number;
}

/** What the pipeline asks of Picanova. Each method is one call of the connection's budget. */
export interface PrintProvider {
  /** POST once; never retried inside. `duplicate` = the external id exists: look it up and adopt. */
  create(
    access: ConnectionAccess,
    request: PrintRequest,
  ): Promise<Outcome<{ outcome: 'created'; order: PicanovaOrder } | { outcome: 'duplicate' }>>;
  findByExternalId(
    access: ConnectionAccess,
    externalId: string,
  ): Promise<Outcome<{ outcome: 'found'; order: PicanovaOrder } | { outcome: 'absent' }>>;
  read(
    access: ConnectionAccess,
    id: PicanovaOrderId,
  ): Promise<Outcome<{ outcome: 'found'; order: PicanovaOrder } | { outcome: 'absent' }>>;
  /** The address that v1 shows of an order; null = it shows none. An order that v1 does not know is `refused`. */
  readAddress(
    access: ConnectionAccess,
    id: PicanovaOrderId,
  ): Promise<Outcome<{ outcome: 'told'; address: AnsweredAddress | null }>>;
  listOrders(
    access: ConnectionAccess,
    page: number,
  ): Promise<Outcome<{ outcome: 'listed'; orders: readonly PicanovaOrder[]; totalPages: number }>>;
  /** Any 4xx on DELETE means "not cancelled" (picanova-api §2.2.4). */
  cancel(
    access: ConnectionAccess,
    id: PicanovaOrderId,
  ): Promise<Outcome<{ outcome: 'cancelled' } | { outcome: 'not_cancelled'; reason: string }>>;
  rates(
    access: ConnectionAccess,
    query: { countryId: number; items: readonly { variantId: number; quantity: number }[] },
  ): Promise<Outcome<{ outcome: 'rated'; rates: readonly ShippingRate[] }>>;
  products(access: ConnectionAccess): Promise<Outcome<{ outcome: 'listed'; products: readonly CatalogueProduct[] }>>;
  variants(
    access: ConnectionAccess,
    product: CatalogueProduct,
  ): Promise<Outcome<{ outcome: 'listed'; variants: readonly CatalogueVariant[] }>>;
  combinations(
    access: ConnectionAccess,
    variantId: number,
  ): Promise<Outcome<{ outcome: 'listed'; combinations: readonly Combination[] }>>;
}
