import { combinationFor } from '../../../domain/print-fields/sku-match.ts';
import { itemExternalId } from '../../../domain/print-order/external-id.ts';
import { skuOf, type PrintItem } from '../../../domain/print-order/print-item.ts';
import type { Problem } from '../../../domain/kernel/problems.ts';
import type { Catalogue, CatalogueAnswer } from '../../lookups/catalogue.ts';
import type { ConnectionAccess, PrintOrder, PrintRequest, RemoteFailure, ShopStore } from '../../ports/index.ts';
import type { ChosenMethod, ShippingMethods } from '../../lookups/shipping-method.ts';

/**
 * From a print order to the request that makes it: beta by default, v1 when an item needs `print_design_id`, since only
 * v1 knows artwork SKUs (picanova-api §3.1). A mixed order goes v1 with looked-up SKUs, never assembled ones.
 */
export type Composed =
  | {
      readonly outcome: 'composed';
      readonly request: PrintRequest;
      /** null = Picanova chooses it itself: version 1 takes only a type. */
      readonly shippingMethod: ChosenMethod | null;
      readonly notes: readonly string[];
    }
  | { readonly outcome: 'problems'; readonly problems: readonly Problem[] }
  | { readonly outcome: 'failed'; readonly failure: RemoteFailure };

/** What of a print order its request is made from, kept or only planned. */
export type Sendable = Pick<
  PrintOrder,
  | 'shop'
  | 'externalId'
  | 'region'
  | 'isTest'
  | 'address'
  | 'items'
  | 'shippingTitle'
  | 'currency'
  | 'customsShippingMinor'
  | 'unreadable'
>;

export interface ComposePorts {
  readonly shops: Pick<ShopStore, 'find'>;
  readonly catalogue: Pick<Catalogue, 'combinations'>;
  readonly shippingMethods: ShippingMethods;
}

/**
 * Composes the create request, and creates nothing: `problems` = it cannot be made from what is known, `failed` = rates
 * or SKUs could not be read.
 */
export async function composeRequest(row: Sendable, access: ConnectionAccess, ports: ComposePorts): Promise<Composed> {
  // The address or the artwork cannot be read: the order's next plan makes both anew.
  if (row.unreadable !== undefined)
    return { outcome: 'problems', problems: [{ code: 'data_unreadable', detail: { columns: row.unreadable } }] };
  if (row.address === null)
    return { outcome: 'problems', problems: [{ code: 'address_incomplete', detail: { missing: ['address'] } }] };
  const unresolved = row.items.find(({ identity }) => identity.kind === 'unresolved');
  if (unresolved !== undefined)
    return {
      outcome: 'problems',
      problems: [
        {
          code: 'unknown_sku',
          lineItemGid: unresolved.lineItemGid,
          detail: { sku: skuOf(unresolved.identity), region: row.region, reason: 'catalogue_not_read' },
        },
      ],
    };
  const base = { externalId: row.externalId, isTest: row.isTest, address: row.address };
  const items = row.items.flatMap((item) =>
    item.identity.kind === 'variant' ? [{ item, variantId: item.identity.variantId }] : [],
  );
  const shop = await ports.shops.find(row.shop);
  if (shop === null) return { outcome: 'problems', problems: [{ code: 'shopify_access_lost', detail: {} }] };
  if (items.length < row.items.length) {
    const { designShipping } = shop.settings;
    return composeV1(row, { access, base: { ...base, shippingType: designShipping }, catalogue: ports.catalogue });
  }

  const method = await ports.shippingMethods({
    access,
    settings: shop.settings,
    title: row.shippingTitle,
    countryCode: row.address.countryCode,
    items: items.map(({ item, variantId }) => ({ variantId, quantity: item.quantity })),
  });
  if (method.outcome !== 'chosen') return method;
  return {
    outcome: 'composed',
    shippingMethod: method.method,
    notes: method.notes,
    request: {
      ...base,
      api: 'beta',
      shippingMethod: method.method.code,
      currency: row.currency,
      customsShippingMinor: row.customsShippingMinor,
      items: items.map(({ item, variantId }) => ({
        externalId: itemExternalId(item),
        quantity: item.quantity,
        variantId,
        file: item.artworkUrl ?? '',
        options: item.options,
        customsValueMinor: item.customsValueMinor,
      })),
    },
  };
}

async function composeV1(
  row: Sendable,
  context: {
    access: ConnectionAccess;
    base: Omit<Extract<PrintRequest, { api: 'v1' }>, 'api' | 'items'>;
    catalogue: Pick<Catalogue, 'combinations'>;
  },
): Promise<Composed> {
  const items: Extract<PrintRequest, { api: 'v1' }>['items'][number][] = [];
  for (const item of row.items) {
    const sku = await productSku(item, context.access, context.catalogue);
    if (sku.outcome !== 'answered') return { outcome: 'failed', failure: sku };
    if (sku.value === null)
      return {
        outcome: 'problems',
        problems: [
          {
            code: 'unknown_option',
            lineItemGid: item.lineItemGid,
            detail: { options: item.options.map(({ name, value }) => `${name}: ${value}`) },
          },
        ],
      };
    items.push({
      externalId: itemExternalId(item),
      quantity: item.quantity,
      productSku: sku.value,
      fileUrl: item.artworkUrl,
    });
  }
  return { outcome: 'composed', request: { ...context.base, api: 'v1', items }, shippingMethod: null, notes: [] };
}

/** null = the variant has no orderable combination with exactly these options. */
async function productSku(
  item: PrintItem,
  access: ConnectionAccess,
  catalogue: Pick<Catalogue, 'combinations'>,
): Promise<CatalogueAnswer<string | null>> {
  if (item.identity.kind !== 'variant') return { outcome: 'answered', value: skuOf(item.identity) };
  const answer = await catalogue.combinations(access, item.identity.variantId);
  return answer.outcome === 'answered'
    ? { outcome: 'answered', value: combinationFor(item.options, answer.value) }
    : answer;
}
