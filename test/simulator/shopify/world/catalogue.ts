import type { NewMetafield, NewProduct } from '../types.ts';
import { invalidValue } from './metafield-types.ts';
import { definedType, resolveNamespace, writeMetafield } from './metafields.ts';
import { merchantLocation } from './new-shop.ts';
import { productBody } from './payloads.ts';
import type { Product, Shop, Variant, World } from './state.ts';

export function createProduct(world: World, shop: Shop, input: NewProduct): Product {
  const createdAtMs = world.now();
  const product: Product = {
    graphqlType: 'Product',
    id: world.mint.gid('Product'),
    title: input.title,
    handle: input.title.toLowerCase().replace(/[^a-z0-9]+/g, '-'),
    tags: [...(input.tags ?? [])],
    variantList: [],
    createdAtMs,
    updatedAtMs: createdAtMs,
  };
  shop.products.set(product.id, product);
  setAll(world, shop, { ownerGid: product.id, metafields: input.metafields ?? [] });
  for (const [index, given] of input.variants.entries()) {
    const variant: Variant = {
      graphqlType: 'ProductVariant',
      id: world.mint.gid('ProductVariant'),
      title: given.title,
      sku: given.sku ?? null,
      price: given.price,
      position: index + 1,
      product,
      options: given.options ?? [{ name: 'Title', value: given.title }],
      inventoryItemGid: world.mint.gid('InventoryItem'),
      stock: new Map([[merchantLocation(shop).id, 0]]),
      createdAtMs,
    };
    product.variantList.push(variant);
    shop.variants.set(variant.id, variant);
    shop.inventoryItems.set(variant.inventoryItemGid, variant);
    setAll(world, shop, { ownerGid: variant.id, metafields: given.metafields ?? [] });
  }
  world.emit(shop, 'products/create', productBody(product));
  return product;
}

function setAll(
  world: World,
  shop: Shop,
  { ownerGid, metafields }: { ownerGid: string; metafields: readonly NewMetafield[] },
): void {
  for (const { namespace, key, value, type } of metafields) {
    if (type !== undefined) requireValid(world, shop, { ownerGid, namespace, key, value, type });
    writeMetafield(world, shop, { ownerGid, namespace, key, value, type: type ?? 'single_line_text_field' });
  }
}

/** The admin refuses what has not the type that it is said to have, or that its definition asks for. */
function requireValid(world: World, shop: Shop, given: Required<NewMetafield> & { readonly ownerGid: string }): void {
  const { ownerGid, key, type } = given;
  const invalid = invalidValue(shop, given);
  if (invalid !== null) throw new Error(`${key}: ${invalid}`);
  const declared = definedType(shop, { ownerGid, namespace: resolveNamespace(world, given.namespace), key });
  if (declared !== null && declared !== type) throw new Error(`${key} is declared as ${declared}, not ${type}`);
}

/** What the merchant sets in the admin; announces the product's change. */
export function setMetafields(
  world: World,
  shop: Shop,
  change: { ownerGid: string; metafields: readonly NewMetafield[] },
): void {
  const product = shop.products.get(change.ownerGid) ?? shop.variants.get(change.ownerGid)?.product;
  if (!product) throw new Error(`no product or variant ${change.ownerGid}`);
  setAll(world, shop, change);
  touchProduct(world, shop, product);
}

export function touchProduct(world: World, shop: Shop, product: Product): void {
  product.updatedAtMs = world.now();
  world.emit(shop, 'products/update', productBody(product));
}

/** Lines of past orders stay; their variant reads as null from then on. */
export function deleteProduct(world: World, shop: Shop, product: Product): void {
  for (const variant of product.variantList) {
    shop.variants.delete(variant.id);
    shop.inventoryItems.delete(variant.inventoryItemGid);
    shop.metafields.delete(variant.id);
  }
  shop.products.delete(product.id);
  shop.metafields.delete(product.id);
  world.emit(shop, 'products/delete', { id: Number(product.id.split('/').at(-1)) });
}
