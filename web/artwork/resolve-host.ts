import { isIpAddress } from '../domain/kernel/ip-address.ts';
import { faulty, notLookedAt, unreachable, type Failure } from './failure.ts';
import type { Lookup } from './lookup.ts';

export type Resolved = { readonly outcome: 'resolved'; readonly addresses: readonly string[] } | Failure;

/** A name that every shop needs: where it is not found, our own name servers are at fault. */
const ALWAYS_THERE = 'cdn.shopify.com';
const REMEMBERED_MS = 60_000;
const NONE_FOUND = 'names are not found';

/** RFC 2606: no name below it is ever given out. */
const NEVER_THERE = /(?:^|\.)invalid$/;

/** What resolvers say of a name that is not there, or has no address. */
const NO_SUCH_NAME: ReadonlySet<string> = new Set(['ENOTFOUND', 'ENODATA']);
/** What the system says when it got no answer. */
const NO_ANSWER = 'EAI_AGAIN';

/**
 * Where a host may be connected to: every address of its name has to be a public one, for which of them is taken is
 * not ours to say. An answer counts for one connection; the next one asks anew.
 */
export function createResolveHost(parts: {
  readonly lookup: Lookup;
  readonly isAllowed: (address: string) => boolean;
}): (hostname: string) => Promise<Resolved> {
  const { lookup, isAllowed } = parts;
  let known: { readonly untilMs: number; readonly works: Promise<boolean> } | null = null;
  let isDown = false;

  /** Whether our own name servers answer; one question a minute. */
  function lookupsWork(): Promise<boolean> {
    const nowMs = performance.now();
    if (known === null || known.untilMs <= nowMs) {
      const works = lookup(ALWAYS_THERE).then(
        (addresses) => addresses.length > 0,
        () => false,
      );
      known = { untilMs: nowMs + REMEMBERED_MS, works: works.then((answers) => !(isDown = !answers)) };
    }
    return known.works;
  }

  async function failureOf(error: unknown): Promise<Failure> {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    if (code === NO_ANSWER || !(await lookupsWork())) return notLookedAt(`${NONE_FOUND}: ${code}`);
    return NO_SUCH_NAME.has(code) ? faulty({ kind: 'no_such_host' }) : unreachable(`its name is not found: ${code}`);
  }

  function checked(addresses: readonly string[]): Resolved {
    if (addresses.length === 0) return faulty({ kind: 'no_such_host' });
    return addresses.every(isAllowed) ? { outcome: 'resolved', addresses } : faulty({ kind: 'private_address' });
  }

  return async (hostname) => {
    const host = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
    if (NEVER_THERE.test(host)) return faulty({ kind: 'no_such_host' });
    if (isIpAddress(host)) return checked([host]);
    // Name servers that do not answer take seconds to say so: nobody waits for them again until they do.
    if (isDown) {
      void lookupsWork();
      return notLookedAt(NONE_FOUND);
    }
    return lookup(host).then(checked, failureOf);
  };
}
