import type { Artwork, Catalogue } from './catalogue.ts';
import type { Combination } from './combinations.ts';
import type { DraftItem, OrderDraft, StoreView } from './order-draft.ts';
import type { ItemRecord, OrderRecord } from './order-record.ts';
import type { PicanovaAccount } from './types.ts';

/** What all stores of a region share: its catalogue and the running numbers. */
export interface RegionState {
  readonly catalogue: Catalogue;
  readonly combinations: ReadonlyMap<string, Combination>;
  nextOrderNumber: number;
  nextItemId: number;
  nextArtworkNumber: number;
}

/** One store: its settings, library and orders. External ids are unique among its orders, for ever. */
export class Store implements StoreView {
  readonly account: PicanovaAccount;
  readonly orders: OrderRecord[] = [];
  readonly artworks: Artwork[];
  webhookUrl: string | null;
  readonly #region: RegionState;
  readonly #byId = new Map<string, OrderRecord>();
  readonly #byExternalId = new Map<string, OrderRecord>();

  constructor(account: PicanovaAccount, region: RegionState) {
    this.account = account;
    this.artworks = [...region.catalogue.library];
    this.webhookUrl = account.webhookUrl ?? null;
    this.#region = region;
  }

  get catalogue(): Catalogue {
    return this.#region.catalogue;
  }

  get combinations(): ReadonlyMap<string, Combination> {
    return this.#region.combinations;
  }

  hasExternalId(externalId: string): boolean {
    return this.#byExternalId.has(externalId);
  }

  findById(id: string): OrderRecord | undefined {
    return this.#byId.get(id);
  }

  findByExternalId(externalId: string): OrderRecord | undefined {
    return this.#byExternalId.get(externalId);
  }

  artworkUrl(imageId: string): string | null {
    const inLibrary = this.artworks.some((artwork) => artwork.imageId === imageId);
    const isDesign = this.catalogue.configured.some(({ skus }) => skus.some((sku) => sku.endsWith(`-${imageId}`)));
    return inLibrary || isDesign ? artworkFile(imageId) : null;
  }

  /**
   * Upload is by URL only; sizes would be known after the download, which is not made (reference: picanova-api §2.4.9).
   */
  addArtwork(fileName: string): Artwork {
    const artwork = {
      imageId: `APO${this.#region.nextArtworkNumber}`,
      fileName,
      widthPx: 4000,
      heightPx: 3000,
      size: '4200',
    };
    this.#region.nextArtworkNumber += 1;
    this.artworks.push(artwork);
    return artwork;
  }

  /** Stores the order as DRAFT, with the webhook URL that is set now. */
  place(draft: OrderDraft, nowMs: number): OrderRecord {
    const isTest = draft.isTest || this.account.sandbox === true;
    const items = draft.items.map((item) => itemRecord(item, this.#region.nextItemId++));
    const order: OrderRecord = {
      id: `PPO${this.#region.nextOrderNumber++}${isTest ? 'T' : ''}`,
      user: this.account.user,
      externalId: draft.externalId,
      isTest,
      shippingMethod: draft.rate.method.code,
      shippingType: draft.shippingType,
      status: 'DRAFT',
      shipping: draft.address,
      items,
      shipments: [],
      subtotalMinor: items.reduce((sum, item) => sum + item.unitPriceMinor * item.quantity, 0),
      shippingMinor: draft.rate.priceMinor,
      customsShippingMinor: draft.customsShippingMinor,
      currency: this.catalogue.currency,
      createdAtMs: nowMs,
      updatedAtMs: nowMs,
      fulfilledAtMs: null,
      webhookUrl: this.webhookUrl,
    };
    this.orders.push(order);
    this.#byId.set(order.id, order);
    if (order.externalId !== null) this.#byExternalId.set(order.externalId, order);
    return order;
  }
}

function itemRecord({ combination, ...item }: DraftItem, id: number): ItemRecord {
  const { variant, choices, v1Sku, priceMinor } = combination;
  return {
    ...item,
    id,
    variantId: variant.id,
    name: variant.name,
    sku: v1Sku,
    options: choices.map(({ option, value }) => ({
      id: option.id,
      name: option.name,
      value: { id: value.id, name: value.name },
    })),
    unitPriceMinor: priceMinor,
  };
}

/** Where the library shows a picture. */
export function artworkFile(imageId: string): string {
  return `https://files.example.com/library/${imageId}.png`;
}
