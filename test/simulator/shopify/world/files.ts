import type { FileStatus, Shop, ShopFile, World } from './state.ts';

/** The merchant uploads a file; Shopify has it ready at once unless `status` says otherwise. */
export function addFile(
  world: World,
  shop: Shop,
  given: { readonly name: string; readonly status?: FileStatus; readonly isPicture?: boolean },
): ShopFile {
  const graphqlType = (given.isPicture ?? true) ? 'MediaImage' : 'GenericFile';
  const file: ShopFile = {
    graphqlType,
    id: world.mint.gid(graphqlType),
    name: given.name,
    fileStatus: given.status ?? 'READY',
    createdAtMs: world.now(),
  };
  shop.files.set(file.id, file);
  return file;
}

/** On the CDN, for as long as the file is there. */
export function fileUrl({ name }: ShopFile): string {
  return `https://cdn.shopify.com/s/files/1/0001/files/${name}?v=1`;
}

/** The original of a picture, behind a signature that ends soon (MediaImageOriginalSource.url). */
export function signedFileUrl({ name }: ShopFile, nowMs: number): string {
  return `https://storage.googleapis.com/shopify-assets/${name}?Expires=${Math.floor(nowMs / 1000) + 900}&Signature=s`;
}
