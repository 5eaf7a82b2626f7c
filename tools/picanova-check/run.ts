import type { Region } from '../../web/domain/kernel/ids.ts';
import { gatherReads } from './gather.ts';
import { reportOf, type Report } from './report.ts';
import type { Talk } from './talk.ts';
import { runTestOrder } from './test-order.ts';

export interface CheckOptions {
  readonly region: Region;
  /** For the call that must be refused. */
  readonly wrongCredentials: string;
  readonly artworkUrl: string;
  /** A test order may be made although the account is not known to be a sandbox. */
  readonly consent: boolean;
  readonly externalId: string;
}

export type Checked =
  | { readonly outcome: 'reported'; readonly report: Report }
  | { readonly outcome: 'credentials_refused' }
  | { readonly outcome: 'unreachable' };

/** One run against an account: everything that can be read, then a test order where that is allowed. */
export async function check(talk: Talk, options: CheckOptions, now: () => Date): Promise<Checked> {
  const { region } = options;
  const { steps, choice, looksLikeSandbox } = await gatherReads(talk, region, options.wrongCredentials);
  const first = steps.get('products')?.status ?? null;
  if (first === 401 || first === 403) return { outcome: 'credentials_refused' };
  if (first === null || first >= 500) return { outcome: 'unreachable' };
  const order = await orderPart();
  return { outcome: 'reported', report: reportOf({ region, steps, order }, now()) };

  async function orderPart(): Promise<Report['order']> {
    if (choice === null) return 'nothing_to_order';
    if (!looksLikeSandbox && !options.consent) return 'no_consent';
    const { artworkUrl, externalId } = options;
    return (await runTestOrder(talk, steps, { region, choice, artworkUrl, externalId })).outcome;
  }
}
