import type { CatalogueVariant } from '../../domain/kernel/catalogue.ts';
import { diffCatalogues } from '../../domain/kernel/catalogue-diff.ts';
import type { ConnectionId } from '../../domain/kernel/ids.ts';
import type {
  CatalogueChangeStore,
  CatalogueProduct,
  CatalogueStore,
  Clock,
  ConnectionAccess,
  Log,
  PrintProvider,
  RemoteFailure,
} from '../ports/index.ts';
import { createDoubts } from './doubts.ts';

/**
 * Catalogue refresh: products, then the variants of each, then the whole catalogue at once. It costs one call a product
 * out of 60 a minute, so a refresh that runs out of calls stops and the next one goes on where it stood.
 */
export type CatalogueRefresh =
  | { readonly outcome: 'done'; readonly products: number; readonly variants: number }
  /** Not finished: call again, not before that time (epoch ms). */
  | { readonly outcome: 'later'; readonly retryAtMs: number }
  /** The merchant must act; the catalogue kept so far stays as it is. */
  | { readonly outcome: 'access_lost' | 'refused'; readonly reason: string };

export interface CatalogueRefreshPorts {
  readonly provider: Pick<PrintProvider, 'products' | 'variants'>;
  readonly catalogue: Pick<CatalogueStore, 'all' | 'replace'>;
  readonly changes: Pick<CatalogueChangeStore, 'vanished'>;
  readonly clock: Clock;
  readonly log: Log;
}

/** Progress is in memory: a crash costs the calls made so far, and nothing else. */
interface Progress {
  readonly apiUser: string;
  readonly startedAtMs: number;
  readonly products: readonly CatalogueProduct[];
  readonly variants: Map<number, readonly CatalogueVariant[]>;
}

/** A catalogue put together from answers further apart than this might never have existed. */
const PROGRESS_LIFE_MS = 3_600_000;
const UNREACHABLE_WAIT_MS = 60_000;
/** What a refresh loses is looked for again by then, and believed when it is still lost. */
const CONFIRM_AFTER_MS = 600_000;

/**
 * Makes the refresh of one connection's catalogue. Calls for a connection that is being refreshed join that refresh.
 */
export function createRefreshCatalogue({
  provider,
  catalogue,
  changes,
  clock,
  log,
}: CatalogueRefreshPorts): (access: ConnectionAccess) => Promise<CatalogueRefresh> {
  const doubts = createDoubts();
  const progressOf = new Map<ConnectionId, Progress>();
  const running = new Map<ConnectionId, Promise<CatalogueRefresh>>();

  async function begin(access: ConnectionAccess): Promise<Progress | RemoteFailure> {
    const known = progressOf.get(access.id);
    if (known && known.apiUser === access.apiUser && clock.now() - known.startedAtMs < PROGRESS_LIFE_MS) return known;
    const answer = await provider.products(access);
    if (answer.outcome !== 'listed') return answer;
    const fresh: Progress = {
      apiUser: access.apiUser,
      startedAtMs: clock.now(),
      products: answer.products,
      variants: new Map(),
    };
    progressOf.set(access.id, fresh);
    return fresh;
  }

  /** Reads what is missing; null = nothing is. One product that Picanova refuses to show does not cost the others. */
  async function proceed(access: ConnectionAccess, progress: Progress): Promise<RemoteFailure | null> {
    for (const product of progress.products) {
      if (progress.variants.has(product.productId)) continue;
      const answer = await provider.variants(access, product);
      if (answer.outcome !== 'listed' && answer.outcome !== 'refused') return answer;
      if (answer.outcome === 'refused')
        log.warn('catalogue_product_refused', {
          connection: access.id,
          productId: product.productId,
          reason: answer.reason,
        });
      progress.variants.set(product.productId, answer.outcome === 'listed' ? answer.variants : []);
    }
    return null;
  }

  async function refresh(access: ConnectionAccess): Promise<CatalogueRefresh> {
    const progress = await begin(access);
    if ('outcome' in progress) return stopped(access, progress);
    const failure = await proceed(access, progress);
    if (failure !== null) return stopped(access, failure);
    progressOf.delete(access.id);
    const variants = progress.products.flatMap(({ productId }) => progress.variants.get(productId) ?? []);
    // Replacing a catalogue by nothing would block every order of the shop on a passing fault of the other side.
    if (variants.length === 0) return { outcome: 'refused', reason: 'Picanova shows no variants' };
    const known = await catalogue.all(access.id);
    const { kept, doubted } = doubts.judge(access.id, { known, read: variants });
    const changed = diffCatalogues(known, kept, await changes.vanished(access.id));
    await catalogue.replace(access.id, { variants: kept, changes: changed }, clock.now());
    if (changed.length > 0) log.info('catalogue_changed', { connection: access.id, changes: changed.length });
    if (doubted === 0) return { outcome: 'done', products: progress.products.length, variants: kept.length };
    log.warn('catalogue_doubted', { connection: access.id, variants: doubted });
    return { outcome: 'later', retryAtMs: clock.now() + CONFIRM_AFTER_MS };
  }

  function stopped(access: ConnectionAccess, failure: RemoteFailure): CatalogueRefresh {
    switch (failure.outcome) {
      case 'throttled':
        return { outcome: 'later', retryAtMs: failure.retryAtMs };
      case 'unreachable':
      case 'unknown':
        log.warn('catalogue_postponed', { connection: access.id, reason: failure.reason });
        return { outcome: 'later', retryAtMs: clock.now() + UNREACHABLE_WAIT_MS };
      case 'access_lost':
      case 'refused':
      case 'not_granted':
        progressOf.delete(access.id);
        return { outcome: failure.outcome === 'access_lost' ? 'access_lost' : 'refused', reason: failure.reason };
    }
  }

  return (access) => {
    const already = running.get(access.id);
    if (already) return already;
    const started = refresh(access).finally(() => running.delete(access.id));
    running.set(access.id, started);
    return started;
  };
}
