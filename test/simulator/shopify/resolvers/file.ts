import { resolversOf } from '../graphql/context.ts';
import { fileUrl, signedFileUrl } from '../world/files.ts';
import type { ShopFile } from '../world/state.ts';
import { iso } from './common.ts';

const ofAll = resolversOf<ShopFile>({
  alt: () => '',
  createdAt: (file) => iso(file.createdAtMs),
  updatedAt: (file) => iso(file.createdAtMs),
  fileErrors: () => [],
});

/** `image` is null until it is ready (schema, MediaImage.image). */
export const mediaImageResolvers = {
  ...ofAll,
  ...resolversOf<ShopFile>({
    image: (file) => (file.fileStatus === 'READY' ? { url: fileUrl(file) } : null),
    originalSource: (file, _args, { world }) => ({ url: signedFileUrl(file, world.now()) }),
    status: (file) => file.fileStatus,
  }),
};

export const genericFileResolvers = {
  ...ofAll,
  ...resolversOf<ShopFile>({ url: (file) => (file.fileStatus === 'READY' ? fileUrl(file) : null) }),
};
