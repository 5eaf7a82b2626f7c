import type { ShopDomain } from '../../domain/kernel/ids.ts';
import type {
  Clock,
  Log,
  Outcome,
  RemoteFailure,
  ShopStore,
  ShopTokens,
  WorkStore,
} from '../../pipeline/ports/index.ts';
import { accessLost, unreachable } from '../client/failures.ts';
import type { AppRefused, TokenEndpoint } from './token-endpoint.ts';

/**
 * Access tokens that are never used before they are stored and never refreshed twice. A refresh ends the pair before
 * it, so one caller of one process makes it: single-flight here, a lock in the database across processes, and a second
 * look at the store once the lock is held (shopify-platform §2.2).
 */
export interface AccessTokens {
  /** A token with at least five minutes left, or one that still has some while a new one cannot be had. */
  accessToken(shop: ShopDomain): Promise<Outcome<AccessToken>>;
  /** After a 401 for this token: another one, from whoever renewed it, or renewed now. */
  forceRefresh(shop: ShopDomain, rejectedToken: string): Promise<Outcome<AccessToken>>;
  /** Renews the pair whatever its age: the weekly keep-alive against the end of the refresh token after 90 days. */
  renew(shop: ShopDomain): Promise<Outcome<AccessToken>>;
  /** A session token for a pair, which the caller stores; from then on it is what `accessToken` answers. */
  exchange(shop: ShopDomain, sessionToken: string): Promise<Outcome<{ outcome: 'exchanged'; tokens: ShopTokens }>>;
  /** A new token was refused as well: work of this shop waits until somebody opens the app. */
  giveUp(shop: ShopDomain): Promise<void>;
}

export interface AccessToken {
  readonly outcome: 'token';
  readonly accessToken: string;
}

export interface AccessTokensParts {
  readonly shops: Pick<ShopStore, 'loadTokens' | 'saveTokens' | 'markAccessLost'>;
  readonly work: Pick<WorkStore, 'acquireLock' | 'releaseLock'>;
  readonly endpoint: TokenEndpoint;
  readonly clock: Clock;
  readonly sleep: (ms: number) => Promise<void>;
  readonly log: Log;
}

/** What the caller takes: `accepts` a stored pair as it is, `keeps` it when no better one can be had. */
interface Wish {
  readonly shop: ShopDomain;
  readonly accepts: (tokens: ShopTokens) => boolean;
  readonly keeps: (tokens: ShopTokens) => boolean;
}

const RENEW_BEFORE_MS = 5 * 60_000;
/** Longer than the longest refresh (20 s time-out): only a process that died loses the lock. */
const LOCK_MS = 60_000;
const LOOK_AGAIN_MS = 250;
const LOOKS = 20;
/** What was refused is not asked for again before, and a new pair not renewed. */
const ASK_AGAIN_MS = 60_000;

/** The last refusal of a refresh token, and until when it stands. */
interface Refusal {
  readonly refreshToken: string;
  readonly untilMs: number;
  readonly failure: RemoteFailure;
}

export function createAccessTokens(parts: AccessTokensParts): AccessTokens {
  const { shops, work, endpoint, clock, sleep, log } = parts;
  const known = new Map<ShopDomain, ShopTokens>();
  const underWay = new Map<string, Promise<Outcome<AccessToken>>>();
  const refusals = new Map<ShopDomain, Refusal>();
  const renewedAtMs = new Map<ShopDomain, number>();

  const isFresh = (tokens: ShopTokens): boolean => tokens.accessTokenExpiresAtMs - clock.now() > RENEW_BEFORE_MS;
  const isAlive = (tokens: ShopTokens): boolean => tokens.accessTokenExpiresAtMs > clock.now();

  function take(shop: ShopDomain, tokens: ShopTokens): AccessToken {
    known.set(shop, tokens);
    return { outcome: 'token', accessToken: tokens.accessToken };
  }

  async function giveUp(shop: ShopDomain): Promise<void> {
    known.delete(shop);
    await shops.markAccessLost(shop, clock.now());
  }

  /** No better answer than the last one can be had yet. */
  function remembered(wish: Wish, stored: ShopTokens): Outcome<AccessToken> | null {
    const { shop, keeps } = wish;
    const nowMs = clock.now();
    const known = refusals.get(shop);
    if (known !== undefined && known.refreshToken === stored.refreshToken && nowMs < known.untilMs)
      return known.failure.outcome === 'access_lost' ? known.failure : keepOr(wish, stored, known.failure);
    // A pair whose whole life is short would otherwise be renewed with every call.
    const isNew = nowMs - (renewedAtMs.get(shop) ?? -Infinity) < ASK_AGAIN_MS;
    return isNew && keeps(stored) ? take(shop, stored) : null;
  }

  const isRefused = (shop: ShopDomain): boolean => clock.now() < (refusals.get(shop)?.untilMs ?? 0);

  function remember(shop: ShopDomain, { refreshToken }: ShopTokens, failure: RemoteFailure): RemoteFailure {
    refusals.set(shop, { refreshToken, untilMs: clock.now() + ASK_AGAIN_MS, failure });
    return failure;
  }

  /** Wrong secrets are ours, not the shop's: somebody is to be woken, and the work of the shop waits. */
  function appRefused(shop: ShopDomain, { reason }: AppRefused): RemoteFailure {
    log.error('shopify_credentials_refused', { shop, reason });
    return unreachable(reason);
  }

  async function refused(shop: ShopDomain, stored: ShopTokens, reason: string): Promise<Outcome<AccessToken>> {
    // The app may have been opened meanwhile: then another pair is there, and this one's end means nothing.
    const present = await shops.loadTokens(shop);
    if (present !== null && present.refreshToken !== stored.refreshToken) return take(shop, present);
    const failure = remember(shop, stored, accessLost(reason));
    await giveUp(shop);
    return failure;
  }

  function keepOr({ shop, keeps }: Wish, stored: ShopTokens, failure: RemoteFailure): Outcome<AccessToken> {
    return keeps(stored) ? take(shop, stored) : failure;
  }

  async function refresh(wish: Wish, stored: ShopTokens): Promise<Outcome<AccessToken>> {
    const { shop } = wish;
    // An exchange that came without one: it served while it lived.
    if (stored.refreshToken === '') return refused(shop, stored, 'there is no refresh token');
    const answer = await endpoint.refresh(shop, stored);
    switch (answer.outcome) {
      case 'issued':
        await shops.saveTokens(shop, answer.tokens, clock.now());
        renewedAtMs.set(shop, clock.now());
        refusals.delete(shop);
        return take(shop, answer.tokens);
      case 'refused':
        log.warn('token_refresh_refused', { shop, status: answer.status });
        return refused(shop, stored, answer.reason);
      case 'app_refused':
        return keepOr(wish, stored, remember(shop, stored, appRefused(shop, answer)));
      default:
        log.warn('token_refresh_failed', { shop, outcome: answer.outcome });
        return keepOr(wish, stored, answer);
    }
  }

  /** Another caller is at it: its pair appears in the store within the time of a refresh. */
  async function awaitOther({ shop, accepts }: Wish): Promise<Outcome<AccessToken>> {
    for (let look = 1; look <= LOOKS; look += 1) {
      await sleep(LOOK_AGAIN_MS);
      const tokens = await shops.loadTokens(shop);
      if (tokens !== null && accepts(tokens)) return take(shop, tokens);
    }
    return unreachable('the access token is being renewed elsewhere');
  }

  async function obtain(wish: Wish): Promise<Outcome<AccessToken>> {
    const { shop, accepts, keeps } = wish;
    const seen = await shops.loadTokens(shop);
    if (seen === null) return accessLost('the shop has no access token');
    if (accepts(seen)) return take(shop, seen);
    const known = remembered(wish, seen);
    if (known !== null) return known;
    const name = `tokens:${shop}`;
    const lock = await work.acquireLock(name, LOCK_MS, clock.now());
    if (lock === null) return keeps(seen) ? { outcome: 'token', accessToken: seen.accessToken } : awaitOther(wish);
    try {
      const stored = (await shops.loadTokens(shop)) ?? seen;
      return accepts(stored) ? take(shop, stored) : await refresh(wish, stored);
    } finally {
      // After a refusal the lock runs out by itself: no other process asks before.
      if (!isRefused(shop)) await work.releaseLock(name, lock);
    }
  }

  function once(key: string, wish: Wish): Promise<Outcome<AccessToken>> {
    const running = underWay.get(key) ?? obtain(wish).finally(() => underWay.delete(key));
    underWay.set(key, running);
    return running;
  }

  async function accessToken(shop: ShopDomain): Promise<Outcome<AccessToken>> {
    const tokens = known.get(shop);
    if (tokens !== undefined && isFresh(tokens)) return { outcome: 'token', accessToken: tokens.accessToken };
    return once(shop, { shop, accepts: isFresh, keeps: isAlive });
  }

  async function forceRefresh(shop: ShopDomain, rejectedToken: string): Promise<Outcome<AccessToken>> {
    const accepts = (tokens: ShopTokens): boolean => tokens.accessToken !== rejectedToken && isAlive(tokens);
    const tokens = known.get(shop);
    if (tokens !== undefined && accepts(tokens)) return { outcome: 'token', accessToken: tokens.accessToken };
    // A flight of its own: one for `accessToken` may keep the very token that was rejected.
    return once(`${shop} ${rejectedToken}`, { shop, accepts, keeps: () => false });
  }

  return {
    accessToken,
    forceRefresh,
    giveUp,
    async renew(shop) {
      const stored = await shops.loadTokens(shop);
      return stored === null ? accessLost('the shop has no access token') : forceRefresh(shop, stored.accessToken);
    },
    async exchange(shop, sessionToken) {
      const answer = await endpoint.exchange(shop, sessionToken);
      // Forgotten, not replaced: a pair is used only after it is stored.
      known.delete(shop);
      if (answer.outcome === 'app_refused') return appRefused(shop, answer);
      return answer.outcome === 'issued' ? { outcome: 'exchanged', tokens: answer.tokens } : answer;
    },
  };
}
