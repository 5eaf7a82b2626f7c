import { isPublicIp } from '../domain/kernel/ip-address.ts';
import { createFollow, type Follow } from './follow.ts';
import { createHostBudget } from './host-budget.ts';
import { createLookup, type Lookup } from './lookup.ts';
import { createOpenFile, type OpenLimits } from './open-file.ts';
import { createResolveHost } from './resolve-host.ts';

export interface ArtworkLimits extends OpenLimits {
  /** Of all requests of one look together. */
  readonly totalMs: number;
}

const LIMITS: ArtworkLimits = { connectMs: 5_000, firstByteMs: 10_000, totalMs: 20_000, headerBytes: 16_384 };

/** The one way to the servers that hold artwork; all that read it share its budgets. */
export interface ArtworkConnection {
  readonly follow: Follow;
  readonly totalMs: number;
}

/**
 * Tests say who resolves names, which addresses may be connected to (public ones), which certificates are trusted (PEM,
 * in place of the usual ones) and how long anything may take. `resolveTo`: who answers for every host over plain http,
 * without a look at addresses; for tests and the demo.
 */
export function createArtworkConnection(parts: {
  readonly resolveTo: URL | null;
  readonly lookup?: Lookup;
  readonly isAllowed?: (address: string) => boolean;
  readonly ca?: string;
  readonly limits?: Partial<ArtworkLimits>;
}): ArtworkConnection {
  const { resolveTo, lookup = createLookup(), isAllowed = isPublicIp, ca } = parts;
  const limits = { ...LIMITS, ...parts.limits };
  const resolve = createResolveHost({ lookup, isAllowed });
  const open = createOpenFile({ resolve, limits, ca, resolveTo });
  return { follow: createFollow({ open, take: createHostBudget().take }), totalMs: limits.totalMs };
}
