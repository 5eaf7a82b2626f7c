import { Resolver } from 'node:dns/promises';

/** All addresses of a name, IPv4 first; rejects with an error whose `code` is the resolver's. */
export type Lookup = (hostname: string) => Promise<readonly string[]>;

/** Several name servers, each asked more than once, would take longer. */
const MOST_MS = 5_000;

/**
 * Asks name servers over a socket. The system's own call holds one of four threads, for as long as the slowest name
 * server likes: names in buyers' links could stop everything else that needs a thread.
 */
export function createLookup(): Lookup {
  return async (hostname) => {
    const resolver = new Resolver({ timeout: 2_000, tries: 2 });
    const limit = setTimeout(() => resolver.cancel(), MOST_MS);
    const [four, six] = await Promise.allSettled([resolver.resolve4(hostname), resolver.resolve6(hostname)]);
    clearTimeout(limit);
    const found = [four, six].flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
    if (found.length === 0 && four.status === 'rejected') throw four.reason;
    return found;
  };
}
