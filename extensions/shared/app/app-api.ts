import type { z } from 'zod';
import type {
  accepted,
  ArtworkPictureInput,
  ArtworkPictureView,
  catalogueProducts,
  CatalogueVariantView,
  CheckedRow,
  cataloguePage,
  checkResult,
  ConnectionView,
  editsResult,
  FieldLevel,
  OrderAction,
  OrderView,
  PrintOrderCommand,
  Region,
  ShopSettings,
} from '../../../web/contract/index.ts';
import type { EditableKey } from '../fields/own-fields.ts';
import { numberOf } from '../../../web/contract/gids.ts';
import { callApp, type Called } from './call.ts';

export type { CatalogueVariantView, CheckedRow, OrderAction, OrderView, PrintOrderCommand, Region };
export type CheckResult = z.infer<typeof checkResult>;
export type CatalogueProduct = z.infer<typeof catalogueProducts>['products'][number];

export const readSettings = (): Promise<Called<ShopSettings>> => callApp('/settings');

/** Regions with a connected Picanova account. */
export async function readRegions(): Promise<Called<readonly Region[]>> {
  const called = await callApp<{ connections: readonly ConnectionView[] }>('/connections');
  return called.outcome === 'ok'
    ? { outcome: 'ok', body: called.body.connections.map(({ region }) => region) }
    : called;
}

export const readCatalogueProducts = (
  region: Region,
): Promise<Called<{ readonly products: readonly CatalogueProduct[] }>> =>
  callApp(`/catalogue/products?region=${region}`);

/** All sizes of one catalogue product. */
export async function readSizes(region: Region, productId: number): Promise<Called<readonly CatalogueVariantView[]>> {
  const sizes: CatalogueVariantView[] = [];
  let after: string | null = null;
  for (;;) {
    const query = new URLSearchParams({
      region,
      product: String(productId),
      limit: '100',
      ...(after === null ? {} : { after }),
    });
    const called: Called<z.infer<typeof cataloguePage>> = await callApp(`/catalogue?${query}`);
    if (called.outcome !== 'ok') return called;
    sizes.push(...called.body.items);
    after = called.body.next;
    if (after === null) return { outcome: 'ok', body: sizes };
  }
}

/** The catalogue variant that a print SKU names by its code or id; null when it names none so. */
export async function findVariant(region: Region, sku: string): Promise<Called<CatalogueVariantView | null>> {
  const called = await callApp<z.infer<typeof cataloguePage>>(
    `/catalogue?${new URLSearchParams({ region, q: sku, limit: '20' })}`,
  );
  if (called.outcome !== 'ok') return called;
  const folded = sku.trim().toLowerCase();
  return {
    outcome: 'ok',
    body:
      called.body.items.find(
        ({ variantCode, variantId }) => variantCode.toLowerCase() === folded || String(variantId) === folded,
      ) ?? null,
  };
}

export interface FieldsOfVariant {
  readonly variantGid: string;
  readonly level: FieldLevel;
  readonly fields: Readonly<Partial<Record<EditableKey, string | null>>>;
}

export function checkFields({ variantGid, level, fields }: FieldsOfVariant): Promise<Called<CheckResult>> {
  return callApp('/products/check', { method: 'POST', body: { variant: numberOf(variantGid), level, fields } });
}

const ROWS_A_CALL = 100;

/**
 * What many variants would be as edited, with the words their options may have; of those that the app knows. null = the
 * app does not answer.
 */
export async function checkRows(wishes: readonly FieldsOfVariant[]): Promise<readonly CheckedRow[] | null> {
  const checked: CheckedRow[] = [];
  for (let from = 0; from < wishes.length; from += ROWS_A_CALL) {
    const rows = wishes
      .slice(from, from + ROWS_A_CALL)
      .map(({ variantGid, ...wish }) => ({ variant: numberOf(variantGid), ...wish }));
    const called: Called<{ readonly rows: readonly CheckedRow[] }> = await callApp('/products/check/rows', {
      method: 'POST',
      body: { rows },
    });
    if (called.outcome !== 'ok') return null;
    checked.push(...called.body.rows);
  }
  return checked;
}

/** What a file at any address is, looked at by the app. */
export const readArtwork = (wish: ArtworkPictureInput): Promise<Called<ArtworkPictureView>> =>
  callApp('/artwork/picture', { method: 'POST', body: wish });

export interface SavedFields extends FieldsOfVariant {
  /** Digests of the save, null where nothing stands: a change made meanwhile stays. */
  readonly expected: Readonly<Record<string, string | null>>;
}

const EDITS_A_CALL = 25;

/**
 * Lets the app look at what was saved, so that its product table shows it at once: an edit that differs in nothing
 * writes nothing.
 */
export async function announceSaved(saved: readonly SavedFields[]): Promise<void> {
  for (let from = 0; from < saved.length; from += EDITS_A_CALL) {
    const edits = saved
      .slice(from, from + EDITS_A_CALL)
      .map(({ variantGid, ...edit }) => ({ variant: numberOf(variantGid), ...edit }));
    const called = await callApp<z.infer<typeof editsResult>>('/products/edits', { method: 'POST', body: { edits } });
    // Without the app the rest would fail alike; its nightly read of all products finds these too.
    if (called.outcome !== 'ok') return;
  }
}

/**
 * Has the app read variants that are new to it, such as those of a product made a minute ago: an edit without fields
 * changes nothing.
 */
export function introduce(variantGids: readonly string[]): Promise<void> {
  return announceSaved(variantGids.map((variantGid) => ({ variantGid, level: 'variant', fields: {}, expected: {} })));
}

export const readOrder = (orderGid: string): Promise<Called<OrderView>> => callApp(`/orders/${numberOf(orderGid)}`);

export function actOnOrder(orderGid: string, action: OrderAction): Promise<Called<z.infer<typeof accepted>>> {
  return callApp(`/orders/${numberOf(orderGid)}/${action}`, { method: 'POST' });
}

/** `accepted: false` = not possible any more in its state. */
export function actOnPrintOrder(
  printOrderId: string,
  action: PrintOrderCommand,
): Promise<Called<z.infer<typeof accepted>>> {
  return callApp(`/print-orders/${printOrderId}/${action}`, { method: 'POST' });
}
