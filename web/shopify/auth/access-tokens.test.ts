import { describe, expect, it } from 'vitest';
import type { ShopTokens } from '../../pipeline/ports/index.ts';
import { createAccessTokens, type AccessTokensParts } from './access-tokens.ts';
import { refused, unreachable } from '../client/failures.ts';
import { keptLog, movedClock, SHOP } from '../testing/stand-ins.ts';
import type { TokenEndpoint } from './token-endpoint.ts';

const MINUTE_MS = 60_000;
const NOW_MS = 1_000_000;

function pair(name: string, minutesLeft: number): ShopTokens {
  return {
    accessToken: `access-${name}`,
    accessTokenExpiresAtMs: NOW_MS + minutesLeft * MINUTE_MS,
    refreshToken: `refresh-${name}`,
    refreshTokenExpiresAtMs: NOW_MS + 90 * 86_400_000,
    scopes: ['read_orders'],
  };
}

/** One shop's row and one lock, as several processes see them; `history` keeps the order of events. */
function world(stored: ShopTokens | null) {
  const clock = movedClock(NOW_MS);
  const history: string[] = [];
  const row = { tokens: stored, lock: null as string | null };
  const endpoint: TokenEndpoint & { answer: () => ReturnType<TokenEndpoint['refresh']> } = {
    answer: () => Promise.resolve({ outcome: 'issued', tokens: pair('new', 60) }),
    refresh(_, held) {
      history.push(`refresh ${held.refreshToken}`);
      return this.answer();
    },
    exchange(_, sessionToken) {
      history.push(`exchange ${sessionToken}`);
      return this.answer();
    },
  };
  const log = keptLog();
  const parts: AccessTokensParts = {
    shops: {
      loadTokens: () => Promise.resolve(row.tokens),
      saveTokens(_, tokens) {
        history.push(`save ${tokens.accessToken}`);
        row.tokens = tokens;
        return Promise.resolve('renewed');
      },
      markAccessLost() {
        history.push('access lost');
        return Promise.resolve();
      },
    },
    work: {
      acquireLock() {
        if (row.lock !== null) return Promise.resolve(null);
        row.lock = 'held';
        return Promise.resolve('held');
      },
      releaseLock() {
        row.lock = null;
        return Promise.resolve();
      },
    },
    endpoint,
    clock,
    sleep: (ms) => clock.sleep(ms),
    log,
  };
  return { row, endpoint, history, clock, log, process: () => createAccessTokens(parts) };
}

const token = (name: string) => ({ outcome: 'token', accessToken: `access-${name}` });

describe('accessToken', () => {
  it('is the stored one while it has more than five minutes', async () => {
    const { process, history } = world(pair('old', 6));
    expect(await process().accessToken(SHOP)).toEqual(token('old'));
    expect(history).toEqual([]);
  });

  it('is read from the store once', async () => {
    const { process, row } = world(pair('old', 60));
    const tokens = process();
    await tokens.accessToken(SHOP);
    row.tokens = null;
    expect(await tokens.accessToken(SHOP)).toEqual(token('old'));
  });

  it('is renewed when five minutes are left, and stored before it is used', async () => {
    const { process, history, row } = world(pair('old', 5));
    expect(await process().accessToken(SHOP)).toEqual(token('new'));
    expect(history).toEqual(['refresh refresh-old', 'save access-new']);
    expect(row.lock).toBeNull();
  });

  it('is not used when it could not be stored, and the lock is free again', async () => {
    const { process, row } = world(pair('old', 1));
    const tokens = process();
    Object.defineProperty(row, 'tokens', {
      get: () => pair('old', 1),
      set: () => {
        throw new Error('disk full');
      },
    });
    await expect(tokens.accessToken(SHOP)).rejects.toThrow('disk full');
    expect(row.lock).toBeNull();
  });

  it('is renewed once for many callers of one process', async () => {
    const { process, history } = world(pair('old', 1));
    const tokens = process();
    const answers = await Promise.all(Array.from({ length: 20 }, () => tokens.accessToken(SHOP)));
    expect(answers).toEqual(answers.map(() => token('new')));
    expect(history.filter((entry) => entry.startsWith('refresh'))).toHaveLength(1);
  });

  it('is renewed once for two processes whose token has ended', async () => {
    const { process, history } = world(pair('old', 0));
    const answers = await Promise.all([process().accessToken(SHOP), process().accessToken(SHOP)]);
    expect(answers).toEqual([token('new'), token('new')]);
    expect(history).toEqual(['refresh refresh-old', 'save access-new']);
  });

  it('is the old one, at once, while another process renews it', async () => {
    const { process, row, clock } = world(pair('old', 3));
    row.lock = 'another process';
    expect(await process().accessToken(SHOP)).toEqual(token('old'));
    expect(clock.slept).toEqual([]);
  });

  it('is unreachable when another process holds the lock and brings nothing', async () => {
    const { process, row, clock } = world(pair('old', 0));
    row.lock = 'a dead process';
    expect(await process().accessToken(SHOP)).toMatchObject({ outcome: 'unreachable', retry: true });
    expect(clock.slept).toHaveLength(20);
  });

  it('is looked up again once the lock is held: somebody else may have renewed it', async () => {
    const { process, row, history } = world(pair('old', 1));
    const stored = row.tokens;
    let looks = 0;
    Object.defineProperty(row, 'tokens', { get: () => ((looks += 1) === 1 ? stored : pair('theirs', 60)) });
    expect(await process().accessToken(SHOP)).toEqual(token('theirs'));
    expect(history).toEqual([]);
  });

  it('is the old one while Shopify cannot be reached and it still has time', async () => {
    const { process, endpoint, history } = world(pair('old', 2));
    endpoint.answer = () => Promise.resolve(unreachable('down'));
    expect(await process().accessToken(SHOP)).toEqual(token('old'));
    expect(history).toEqual(['refresh refresh-old']);
  });

  it('is unreachable when Shopify is and the old one has ended', async () => {
    const { process, endpoint } = world(pair('old', 0));
    endpoint.answer = () => Promise.resolve(unreachable('down'));
    expect(await process().accessToken(SHOP)).toEqual(unreachable('down'));
  });

  it('is lost when the refresh token is refused, and the shop is marked', async () => {
    const { process, endpoint, history } = world(pair('old', 2));
    endpoint.answer = () => Promise.resolve(refused('HTTP 400: invalid_grant', { status: 400 }));
    expect(await process().accessToken(SHOP)).toEqual({
      outcome: 'access_lost',
      retry: false,
      reason: 'HTTP 400: invalid_grant',
    });
    expect(history).toEqual(['refresh refresh-old', 'access lost']);
  });

  it('[B9] is asked for once a minute after a refusal, by one process or many', async () => {
    const { process, endpoint, history, clock, row } = world(pair('old', 0));
    endpoint.answer = () => Promise.resolve(refused('HTTP 400: invalid_grant', { status: 400 }));
    const first = process();
    for (let call = 0; call < 10; call += 1) expect((await first.accessToken(SHOP)).outcome).toBe('access_lost');
    expect((await first.forceRefresh(SHOP, 'access-old')).outcome).toBe('access_lost');
    expect((await process().accessToken(SHOP)).outcome).toBe('unreachable');
    expect(history).toEqual(['refresh refresh-old', 'access lost']);
    clock.nowMs = NOW_MS + MINUTE_MS;
    row.lock = null;
    await first.accessToken(SHOP);
    expect(history.filter((entry) => entry === 'refresh refresh-old')).toHaveLength(2);
  });

  it('is asked for at once with a pair that came after the refusal', async () => {
    const { process, endpoint, row } = world(pair('old', 0));
    endpoint.answer = () => Promise.resolve(refused('HTTP 400: invalid_grant', { status: 400 }));
    const tokens = process();
    await tokens.accessToken(SHOP);
    row.tokens = pair('reopened', 60);
    expect(await tokens.accessToken(SHOP)).toEqual(token('reopened'));
  });

  it('is not lost when the app was opened while its refresh was refused', async () => {
    const { process, endpoint, row, history } = world(pair('old', 0));
    endpoint.answer = () => {
      row.tokens = pair('reopened', 60);
      return Promise.resolve(refused('HTTP 400: invalid_grant', { status: 400 }));
    };
    expect(await process().accessToken(SHOP)).toEqual(token('reopened'));
    expect(history).toEqual(['refresh refresh-old']);
  });

  it('waits, with an alarm, when the app’s own credentials are refused; the shop keeps its access', async () => {
    const { process, endpoint, history, clock, log, row } = world(pair('old', 1));
    endpoint.answer = () => Promise.resolve({ outcome: 'app_refused', reason: 'HTTP 401: invalid_client' });
    const tokens = process();
    expect(await tokens.accessToken(SHOP)).toEqual(token('old'));
    clock.nowMs += 30_000;
    expect(await tokens.forceRefresh(SHOP, 'access-old')).toEqual(unreachable('HTTP 401: invalid_client'));
    expect(log.events).toEqual(['shopify_credentials_refused']);
    clock.nowMs += 31_000;
    row.lock = null;
    endpoint.answer = () => Promise.resolve({ outcome: 'issued', tokens: pair('new', 60) });
    expect(await tokens.accessToken(SHOP)).toEqual(token('new'));
    expect(history).toEqual(['refresh refresh-old', 'refresh refresh-old', 'save access-new']);
  });

  it('is renewed at most once a minute when pairs live shorter than that takes', async () => {
    const { process, endpoint, history, clock } = world(pair('old', 0));
    endpoint.answer = () => Promise.resolve({ outcome: 'issued', tokens: pair('short', 4) });
    const tokens = process();
    for (let call = 0; call < 10; call += 1) expect(await tokens.accessToken(SHOP)).toEqual(token('short'));
    clock.nowMs += MINUTE_MS;
    await tokens.accessToken(SHOP);
    expect(history.filter((entry) => entry.startsWith('refresh'))).toHaveLength(2);
  });

  it('is asked for with the same refresh token when an answer was lost', async () => {
    const { process, endpoint, history } = world(pair('old', 0));
    endpoint.answer = () => Promise.resolve(unreachable('cut'));
    const tokens = process();
    await tokens.accessToken(SHOP);
    endpoint.answer = () => Promise.resolve({ outcome: 'issued', tokens: pair('new', 60) });
    expect(await tokens.accessToken(SHOP)).toEqual(token('new'));
    expect(history).toEqual(['refresh refresh-old', 'refresh refresh-old', 'save access-new']);
  });

  it('is lost when it has ended and came without a refresh token', async () => {
    const { process, history } = world({ ...pair('old', 0), refreshToken: '' });
    expect((await process().accessToken(SHOP)).outcome).toBe('access_lost');
    expect(history).toEqual(['access lost']);
  });

  it('is lost without a call when the shop has none', async () => {
    const { process, history } = world(null);
    expect(await process().accessToken(SHOP)).toMatchObject({ outcome: 'access_lost' });
    expect(history).toEqual([]);
  });
});

describe('forceRefresh', () => {
  it('renews a token that has time left', async () => {
    const { process, history } = world(pair('old', 60));
    expect(await process().forceRefresh(SHOP, 'access-old')).toEqual(token('new'));
    expect(history).toEqual(['refresh refresh-old', 'save access-new']);
  });

  it('takes the stored one when it is another than the rejected', async () => {
    const { process, history } = world(pair('theirs', 60));
    expect(await process().forceRefresh(SHOP, 'access-old')).toEqual(token('theirs'));
    expect(history).toEqual([]);
  });

  it('never answers the rejected token, not even when Shopify cannot be reached', async () => {
    const { process, endpoint } = world(pair('old', 60));
    endpoint.answer = () => Promise.resolve(unreachable('down'));
    expect(await process().forceRefresh(SHOP, 'access-old')).toEqual(unreachable('down'));
  });

  it('is one refresh for all whose token was rejected', async () => {
    const { process, history } = world(pair('old', 60));
    const tokens = process();
    await tokens.accessToken(SHOP);
    const answers = await Promise.all(Array.from({ length: 10 }, () => tokens.forceRefresh(SHOP, 'access-old')));
    expect(answers).toEqual(answers.map(() => token('new')));
    expect(history).toEqual(['refresh refresh-old', 'save access-new']);
    expect(await tokens.forceRefresh(SHOP, 'access-old')).toEqual(token('new'));
    expect(await tokens.accessToken(SHOP)).toEqual(token('new'));
  });
});

describe('renew', () => {
  it('renews whatever the age', async () => {
    const { process, history } = world(pair('old', 60));
    expect(await process().renew(SHOP)).toEqual(token('new'));
    expect(history).toEqual(['refresh refresh-old', 'save access-new']);
  });

  it('has nothing to renew without a pair', async () => {
    expect(await world(null).process().renew(SHOP)).toMatchObject({ outcome: 'access_lost' });
  });
});

describe('exchange', () => {
  it('gives the pair to its caller and uses it only once it is stored', async () => {
    const { process, row, history } = world(pair('old', 60));
    const tokens = process();
    await tokens.accessToken(SHOP);
    expect(await tokens.exchange(SHOP, 'jwt')).toEqual({ outcome: 'exchanged', tokens: pair('new', 60) });
    expect(history).toEqual(['exchange jwt']);
    expect(await tokens.accessToken(SHOP)).toEqual(token('old'));
    await tokens.exchange(SHOP, 'jwt');
    row.tokens = pair('new', 60);
    expect(await tokens.accessToken(SHOP)).toEqual(token('new'));
  });

  it('is unreachable, with an alarm, when the app’s own credentials are refused', async () => {
    const { process, endpoint, log } = world(null);
    endpoint.answer = () => Promise.resolve({ outcome: 'app_refused', reason: 'HTTP 401: invalid_client' });
    expect(await process().exchange(SHOP, 'jwt')).toEqual(unreachable('HTTP 401: invalid_client'));
    expect(log.events).toEqual(['shopify_credentials_refused']);
  });

  it('hands a refusal on', async () => {
    const { process, endpoint } = world(null);
    endpoint.answer = () => Promise.resolve(refused('HTTP 400: invalid_subject_token', { status: 400 }));
    expect(await process().exchange(SHOP, 'jwt')).toMatchObject({ outcome: 'refused', status: 400 });
  });
});

describe('giveUp', () => {
  it('marks the shop and forgets the token', async () => {
    const { process, row, history } = world(pair('old', 60));
    const tokens = process();
    await tokens.accessToken(SHOP);
    await tokens.giveUp(SHOP);
    expect(history).toEqual(['access lost']);
    row.tokens = pair('theirs', 60);
    expect(await tokens.accessToken(SHOP)).toEqual(token('theirs'));
  });
});
