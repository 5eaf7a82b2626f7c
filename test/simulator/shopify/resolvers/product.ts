import { gidNumber } from '../gid.ts';
import { connection, type PageArgs } from '../graphql/connection.ts';
import { resolversOf, type RequestContext } from '../graphql/context.ts';
import type { Location, Product, Variant } from '../world/state.ts';
import { iso } from './common.ts';
import { metafieldResolvers } from './metafields.ts';

export const productResolvers = resolversOf<Product>({
  ...metafieldResolvers,
  legacyResourceId: (product) => String(gidNumber(product.id)),
  createdAt: (product) => iso(product.createdAtMs),
  updatedAt: (product) => iso(product.updatedAtMs),
  publishedAt: (product) => iso(product.createdAtMs),
  status: () => 'ACTIVE',
  vendor: () => 'Simulated',
  productType: () => '',
  description: () => '',
  descriptionHtml: () => '',
  featuredMedia: () => null,
  featuredImage: () => null,
  isGiftCard: () => false,
  hasOnlyDefaultVariant: (product) => product.variantList.length === 1,
  totalInventory: (product) => product.variantList.reduce((sum, variant) => sum + available(variant), 0),
  variantsCount: (product) => ({ count: product.variantList.length, precision: 'EXACT' }),
  variants: (product, args: PageArgs) => connection(product.variantList, args),
  options: (product) => optionsOf(product),
});

function optionsOf(product: Product): unknown[] {
  const names = [...new Set(product.variantList.flatMap(({ options }) => options.map(({ name }) => name)))];
  return names.map((name, index) => ({
    id: product.id.replace('/Product/', '/ProductOption/') + String(index),
    name,
    position: index + 1,
    values: [
      ...new Set(
        product.variantList.flatMap(({ options }) =>
          options.filter((option) => option.name === name).map(({ value }) => value),
        ),
      ),
    ],
  }));
}

const available = (variant: Variant): number =>
  [...variant.stock.values()].reduce((sum, quantity) => sum + quantity, 0);

export const variantResolvers = resolversOf<Variant>({
  ...metafieldResolvers,
  legacyResourceId: (variant) => String(gidNumber(variant.id)),
  createdAt: (variant) => iso(variant.createdAtMs),
  updatedAt: (variant) => iso(variant.product.updatedAtMs),
  displayName: (variant) => `${variant.product.title} - ${variant.title}`,
  selectedOptions: (variant) => variant.options,
  barcode: () => null,
  compareAtPrice: () => null,
  image: () => null,
  availableForSale: () => true,
  inventoryPolicy: () => 'CONTINUE',
  inventoryQuantity: available,
  inventoryItem: (variant) => inventoryItem(variant),
});

interface InventoryItem {
  readonly graphqlType: 'InventoryItem';
  readonly id: string;
  readonly ofVariant: Variant;
}

export const inventoryItem = (variant: Variant): InventoryItem => ({
  graphqlType: 'InventoryItem',
  id: variant.inventoryItemGid,
  ofVariant: variant,
});

export const inventoryItemResolvers = resolversOf<InventoryItem>({
  legacyResourceId: (item) => String(gidNumber(item.id)),
  sku: (item) => item.ofVariant.sku,
  variant: (item) => item.ofVariant,
  tracked: () => false,
  requiresShipping: () => true,
  unitCost: () => null,
  createdAt: (item) => iso(item.ofVariant.createdAtMs),
  updatedAt: (item) => iso(item.ofVariant.product.updatedAtMs),
  inventoryLevel: (item, { locationId }: { locationId: string }, context) =>
    inventoryLevel(context, item.ofVariant, locationId),
  inventoryLevels: (item, args: PageArgs, context) =>
    connection(
      [...item.ofVariant.stock.keys()].flatMap((gid) => inventoryLevel(context, item.ofVariant, gid) ?? []),
      args,
    ),
});

export interface InventoryLevel {
  readonly graphqlType: 'InventoryLevel';
  readonly id: string;
  readonly location: Location;
  readonly ofVariant: Variant;
  readonly quantity: number;
}

/** null = the variant is not stocked there. */
export function inventoryLevel({ shop }: RequestContext, variant: Variant, locationGid: string): InventoryLevel | null {
  const location = shop.locations.get(locationGid);
  const quantity = variant.stock.get(locationGid);
  if (!location || quantity === undefined) return null;
  const itemNumber = gidNumber(variant.inventoryItemGid);
  return {
    graphqlType: 'InventoryLevel',
    id: `gid://shopify/InventoryLevel/${gidNumber(locationGid)}?inventory_item_id=${itemNumber}`,
    location,
    ofVariant: variant,
    quantity,
  };
}

export const inventoryLevelResolvers = resolversOf<InventoryLevel>({
  item: (level) => inventoryItem(level.ofVariant),
  isActive: () => true,
  canDeactivate: () => true,
  createdAt: (level) => iso(level.ofVariant.createdAtMs),
  updatedAt: (level) => iso(level.ofVariant.createdAtMs),
  quantities: (level, { names }: { names: readonly string[] }) =>
    names.map((name) => ({
      id: `${level.id}&name=${name}`,
      name,
      quantity: name === 'available' || name === 'on_hand' ? level.quantity : 0,
      updatedAt: null,
    })),
});
