import type { ArtworkPictureStore } from '../pipeline/ports/artwork-picture.ts';
import type { JobStore } from '../pipeline/ports/jobs.ts';
import type { ProductIndexStore } from '../pipeline/ports/products.ts';
import type { Reads } from '../pipeline/ports/reads.ts';
import type { Log, Random } from '../pipeline/ports/system.ts';
import { createArtworkPictureStore } from './artwork-pictures/artwork-picture-store.ts';
import type { Database } from './database.ts';
import { createJobStore } from './jobs/job-store.ts';
import { createProductIndex } from './products/product-index.ts';
import { createReads } from './reads/create-reads.ts';
import type { Sealer } from './sealer.ts';

/** What the merchant's pages need of the database beside the store: lists, the product index, jobs and pictures. */
export interface PagesStore {
  readonly reads: Reads;
  readonly products: ProductIndexStore;
  readonly jobs: JobStore;
  readonly artworkPictures: ArtworkPictureStore;
}

export function createPagesStore(parts: {
  readonly database: Database;
  readonly sealer: Sealer;
  readonly random: Random;
  readonly log: Log;
}): PagesStore {
  return {
    reads: createReads(parts),
    products: createProductIndex(parts),
    jobs: createJobStore(parts),
    artworkPictures: createArtworkPictureStore(parts),
  };
}
