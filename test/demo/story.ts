import type { OrderRecord, Region, ShipRequest } from '../simulator/picanova/index.ts';
import type { NewOrder, NewOrderLine, OrderView, SimulatedShop } from '../simulator/shopify/types.ts';
import type { Bought } from './bought.ts';
import type { Buyer } from './buyers.ts';
import type { Merchant } from './merchant.ts';
import type { PrintFields } from './print-fields.ts';

/** How an order ends, as anybody could see who looks into Shopify and Picanova. */
export type Ending = 'fulfilled' | 'partly_fulfilled' | 'cancelled' | 'too_late_to_cancel';

/** One order of the demo: what people do, and what must be true when they are done. */
export interface Story {
  readonly title: string;
  /** Everybody has a name of their own: that is how their print is recognised at Picanova. */
  readonly buyer: Buyer;
  readonly expected: Ending;
  /** What buyer, merchant and printer do. The app does the rest and is not told. */
  play(cast: Cast): Promise<void>;
  /** Throws where the shop is not as it should be. Sees the two outside systems only, never the app. */
  proof(end: End): void;
}

export interface Cast {
  readonly shop: SimulatedShop;
  readonly merchant: Merchant;
  readonly printHouse: PrintHouse;
  /** A product of one variant with these print fields as metafields. */
  sells(title: string, fields: PrintFields): { readonly product: string; readonly variant: string };
  /** The story's buyer orders and pays. */
  buys(lines: readonly NewOrderLine[], more?: Omit<NewOrder, 'lines' | 'shippingAddress'>): Bought;
  /** A while in which a person can watch. */
  pause(): Promise<void>;
  /** Shown beside the order. */
  remark(text: string): void;
}

/** Picanova's people, at work on this story's order. Each step takes its while. */
export interface PrintHouse {
  /** Resolves when the order stands in Picanova's books. */
  receives(): Promise<OrderRecord>;
  accepts(): Promise<void>;
  produces(): Promise<void>;
  ships(parcel: ShipRequest): Promise<void>;
  /** Ships, and the webhook that says so never arrives. */
  shipsUnheard(parcel: ShipRequest): Promise<void>;
  /** All of it, in one parcel. */
  prints(parcel: ShipRequest): Promise<void>;
}

/** What both outside systems hold when the story is over. */
export interface End {
  readonly order: OrderView;
  /** The region that printed. */
  readonly region: Region;
  readonly print: OrderRecord;
  readonly items: readonly PrintedItem[];
  /** By tracking number. */
  readonly parcels: readonly WrittenParcel[];
  /** Picanova's webhooks about this print, and whether the app acknowledged them. */
  readonly webhooks: readonly { readonly type: string; readonly acknowledged: boolean }[];
}

export interface PrintedItem {
  readonly name: string;
  readonly quantity: number;
  readonly options: Readonly<Record<string, string>>;
  readonly file: string;
}

/** One Shopify fulfillment. */
export interface WrittenParcel {
  readonly tracking: string | null;
  readonly company: string | null;
  /** Quantity by title. */
  readonly lines: Readonly<Record<string, number>>;
}
