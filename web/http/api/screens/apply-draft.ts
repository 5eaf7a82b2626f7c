import type { ShopDomain } from '../../../domain/kernel/ids.ts';
import type { Clock, JobKind, JobStore } from '../../../pipeline/ports/index.ts';
import type { Routes } from '../../../contract/index.ts';
import { NOT_FOUND, type Answer } from '../endpoint.ts';
import { jobView } from './views.ts';

export interface DraftParts {
  readonly jobs: JobStore;
  readonly clock: Clock;
  readonly onWork: () => void;
}

/** Sets a preview of this kind going. One that goes already, or has ended, is answered as it is. */
export async function applyDraft(
  { jobs, clock, onWork }: DraftParts,
  shop: ShopDomain,
  draft: { readonly id: string; readonly kind: JobKind },
): Promise<Answer<Routes['applyImport']>> {
  const known = await jobs.find(shop, draft.id);
  if (known === null || known.kind !== draft.kind) return NOT_FOUND;
  await jobs.apply(shop, draft.id, clock.now());
  onWork();
  const job = await jobs.find(shop, draft.id);
  return job === null ? NOT_FOUND : { status: 202, body: jobView(job) };
}
