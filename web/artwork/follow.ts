import { artworkUrlProblem } from '../domain/print-fields/artwork-url.ts';
import { isSignIn, sharePage } from '../domain/artwork/share-page.ts';
import type { ArtworkFault } from '../domain/artwork/artwork-facts.ts';
import { faulty, notLookedAt } from './failure.ts';
import type { Release } from './host-budget.ts';
import type { Opening, OpenRequest } from './open-file.ts';

/** How far a look goes on, and Picanova too, as far as is known (product §6). */
const MOST_REDIRECTS = 3;
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** What one look has spent, over all its requests. */
export interface Meter {
  bytesRead: number;
  leftMs: number;
}

/** Why an address is not asked, by its text alone. */
export function addressFault(text: string): ArtworkFault | null {
  const reason = artworkUrlProblem(text)?.detail['reason'];
  if (reason === 'private_host') return { kind: 'private_address' };
  if (reason !== undefined) return { kind: 'insecure_redirect' };
  const page = sharePage(new URL(text));
  return page === null ? null : { kind: 'share_page', ...page };
}

/** An address, the headers of each of its requests, and what the look has left. */
export type Follow = (address: string, headers: Readonly<Record<string, string>>, meter: Meter) => Promise<Opening>;

/**
 * The answer at the end of at most three redirects. Each hop's address is checked anew, by its text, by what its name
 * resolves to and by its host's budget. Waiting for the budget costs none of the look's time.
 */
export function createFollow(parts: {
  readonly open: (request: OpenRequest) => Promise<Opening>;
  readonly take: (host: string) => Promise<Release | null>;
}): Follow {
  const { open, take } = parts;

  async function openOne(url: URL, headers: Readonly<Record<string, string>>, meter: Meter): Promise<Opening> {
    const release = await take(url.hostname);
    if (release === null) return notLookedAt('too many looks wait for this host');
    const begunMs = performance.now();
    const done = (): void => {
      meter.leftMs -= performance.now() - begunMs;
      release();
    };
    const answer = await open({ url, headers, leftMs: Math.max(1, meter.leftMs) });
    if (answer.outcome !== 'opened') {
      done();
      return answer;
    }
    const { close } = answer;
    return {
      ...answer,
      close: () => {
        close();
        done();
      },
    };
  }

  return async (address, headers, meter) => {
    let url = new URL(address);
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
      const answer = await openOne(url, headers, meter);
      if (answer.outcome !== 'opened' || !REDIRECTS.has(answer.status)) return answer;
      answer.close();
      const { location } = answer.headers;
      if (location === undefined || !URL.canParse(location, url.href)) {
        return faulty({ kind: 'not_found', status: answer.status });
      }
      url = new URL(location, url);
      if (isSignIn(url)) return faulty({ kind: 'forbidden', status: answer.status });
      const fault = addressFault(url.href);
      if (fault !== null) return faulty(fault);
    }
    return faulty({ kind: 'too_many_redirects' });
  };
}
