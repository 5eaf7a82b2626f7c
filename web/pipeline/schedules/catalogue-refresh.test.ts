import { describe, expect, it } from 'vitest';
import type { CatalogueVariant } from '../../domain/kernel/catalogue.ts';
import type { CatalogueChange } from '../../domain/kernel/catalogue-diff.ts';
import type { ConnectionId, ShopDomain } from '../../domain/kernel/ids.ts';
import { createRefreshCatalogue } from './catalogue-refresh.ts';
import type { CatalogueRefreshPorts } from './catalogue-refresh.ts';
import type { CatalogueProduct, ConnectionAccess, RemoteFailure } from '../ports/index.ts';

const ACCESS: ConnectionAccess = {
  id: 'eu' as ConnectionId,
  shop: 'walls.myshopify.com' as ShopDomain,
  region: 'EU',
  apiUser: 'walls',
  apiKey: 'k',
};
const THROTTLED: RemoteFailure = { outcome: 'throttled', retry: true, retryAtMs: 65_000 };

function variantOf(product: CatalogueProduct, variantId: number): CatalogueVariant {
  return {
    variantId,
    variantCode: `V${variantId}`,
    productId: product.productId,
    productName: product.name,
    productSku: product.sku,
    variantSku: '',
    name: '',
    widthMm: 100,
    heightMm: 100,
    dpi: product.dpi,
    priceMinor: 100,
    currency: 'EUR',
    shippingCountries: [276],
    options: [],
  };
}

/** A Picanova that answers `allowance` calls and is throttled after; failures meet the call of that name next. */
function world(productCount: number, allowance = Infinity) {
  const state = {
    nowMs: 0,
    allowance,
    calls: [] as string[],
    failures: new Map<string, RemoteFailure>(),
    warnings: [] as string[],
    isBroken: false,
    known: [] as CatalogueVariant[],
    vanished: new Set<number>(),
  };
  const changed: CatalogueChange[] = [];
  const replaced: { connection: string; variantIds: number[]; nowMs: number }[] = [];
  const products = Array.from({ length: productCount }, (_, index): CatalogueProduct => ({
    productId: index + 1,
    name: `P${index + 1}`,
    sku: 'CVS',
    dpi: 36,
    variantCount: 2,
  }));

  const failureOf = (call: string): RemoteFailure | null => {
    if (state.isBroken) throw new Error('bug');
    const failure = state.failures.get(call) ?? (state.allowance <= 0 ? THROTTLED : null);
    state.failures.delete(call);
    if (failure === null) {
      state.allowance -= 1;
      state.calls.push(call);
    }
    return failure;
  };
  const ports: CatalogueRefreshPorts = {
    provider: {
      products: async () => failureOf('products') ?? { outcome: 'listed', products },
      variants: async (_access, product) =>
        failureOf(`variants ${product.productId}`) ?? {
          outcome: 'listed',
          variants: [1, 2].map((n) => variantOf(product, product.productId * 10 + n)),
        },
    },
    catalogue: {
      all: async () => state.known,
      replace: async (connection, { variants, changes }, nowMs) => {
        replaced.push({ connection, variantIds: variants.map(({ variantId }) => variantId), nowMs });
        changed.push(...changes);
      },
    },
    changes: { vanished: async () => state.vanished },
    clock: { now: () => state.nowMs },
    log: {
      debug: () => undefined,
      info: () => undefined,
      warn: (event) => void state.warnings.push(event),
      error: () => undefined,
    },
  };
  return { state, replaced, changed, refresh: createRefreshCatalogue(ports) };
}

describe('the catalogue refresh', () => {
  it('replaces the catalogue by the variants of all products, at once', async () => {
    const { refresh, replaced, state } = world(2);
    state.nowMs = 77;
    expect(await refresh(ACCESS)).toEqual({ outcome: 'done', products: 2, variants: 4 });
    expect(replaced).toEqual([{ connection: 'eu', variantIds: [11, 12, 21, 22], nowMs: 77 }]);
  });

  it('keeps what it would lose, comes again, and believes the loss then', async () => {
    const { refresh, replaced, state } = world(1);
    const product = { productId: 1, name: 'P1', sku: 'CVS', dpi: 36, variantCount: 3 };
    state.known = [11, 12, 13].map((variantId) => variantOf(product, variantId));
    expect(await refresh(ACCESS)).toEqual({ outcome: 'later', retryAtMs: 600_000 });
    expect(await refresh(ACCESS)).toEqual({ outcome: 'done', products: 1, variants: 2 });
    expect(replaced.map(({ variantIds }) => variantIds)).toEqual([
      [11, 12, 13],
      [11, 12],
    ]);
    expect(state.warnings).toEqual(['catalogue_doubted']);
  });

  it('notes what changed, once a loss is believed, and what had vanished before', async () => {
    const { refresh, changed, state } = world(1);
    const product = { productId: 1, name: 'P1', sku: 'CVS', dpi: 36, variantCount: 3 };
    state.known = [{ ...variantOf(product, 11), priceMinor: 90 }, variantOf(product, 13)];
    state.vanished.add(12);
    const told = () => changed.splice(0).map(({ variantId, detail }) => [variantId, detail.kind]);
    await refresh(ACCESS);
    expect(told()).toEqual([
      [11, 'price'],
      [12, 'returned'],
    ]);
    await refresh(ACCESS);
    expect(told()).toEqual([
      [13, 'vanished'],
      [11, 'price'],
      [12, 'returned'],
    ]);
  });

  it('goes on where it stood when it ran out of calls, and asks for nothing twice', async () => {
    const { refresh, replaced, state } = world(150, 60);
    const outcomes: string[] = [];
    for (;;) {
      const result = await refresh(ACCESS);
      outcomes.push(result.outcome);
      if (result.outcome !== 'later') break;
      expect(result.retryAtMs).toBe(65_000);
      expect(replaced).toEqual([]);
      state.allowance = 60;
    }
    expect(outcomes).toEqual(['later', 'later', 'done']);
    expect(state.calls).toHaveLength(151);
    expect(new Set(state.calls).size).toBe(151);
    expect(replaced[0]?.variantIds).toHaveLength(300);
  });

  it('reads everything again the next time', async () => {
    const { refresh, state } = world(1);
    await refresh(ACCESS);
    await refresh(ACCESS);
    expect(state.calls).toEqual(['products', 'variants 1', 'products', 'variants 1']);
  });

  it.each([
    ['an hour has passed', (state: { nowMs: number }) => void (state.nowMs = 3_600_000), ACCESS],
    ['the account is another one', () => undefined, { ...ACCESS, apiUser: 'other' }],
  ])('starts anew when %s', async (_why, change, access) => {
    const { refresh, state } = world(2, 2);
    await refresh(ACCESS);
    state.allowance = Infinity;
    change(state);
    expect(await refresh(access)).toMatchObject({ outcome: 'done' });
    expect(state.calls).toEqual(['products', 'variants 1', 'products', 'variants 1', 'variants 2']);
  });

  it('keeps connections apart', async () => {
    const { refresh, replaced, state } = world(1, 1);
    await refresh(ACCESS);
    state.allowance = Infinity;
    await refresh({ ...ACCESS, id: 'us' as ConnectionId });
    expect(state.calls).toEqual(['products', 'products', 'variants 1']);
    expect(replaced.map(({ connection }) => connection)).toEqual(['us']);
  });

  it('runs once for callers that come together', async () => {
    const { refresh, state } = world(1);
    const [one, other] = await Promise.all([refresh(ACCESS), refresh(ACCESS)]);
    expect(one).toBe(other);
    expect(state.calls).toEqual(['products', 'variants 1']);
  });

  it.each(['unreachable', 'unknown'] as const)(
    'comes back in a minute when Picanova is %s, with what it has',
    async (outcome) => {
      const { refresh, state } = world(2);
      state.failures.set('variants 2', { outcome, retry: true, reason: 'HTTP 502' });
      expect(await refresh(ACCESS)).toEqual({ outcome: 'later', retryAtMs: 60_000 });
      expect(await refresh(ACCESS)).toMatchObject({ outcome: 'done', variants: 4 });
      expect(state.calls).toEqual(['products', 'variants 1', 'variants 2']);
    },
  );

  it('leaves out a product that Picanova refuses to show, and says so', async () => {
    const { refresh, replaced, state } = world(2);
    state.failures.set('variants 1', { outcome: 'refused', retry: false, reason: 'no', status: 422, fields: {} });
    expect(await refresh(ACCESS)).toEqual({ outcome: 'done', products: 2, variants: 2 });
    expect(replaced[0]?.variantIds).toEqual([21, 22]);
    expect(state.warnings).toEqual(['catalogue_product_refused']);
  });

  it.each(['products', 'variants 1'])('stops when access is lost at %s, and starts anew after', async (call) => {
    const { refresh, replaced, state } = world(1);
    state.failures.set(call, { outcome: 'access_lost', retry: false, reason: 'HTTP 401' });
    expect(await refresh(ACCESS)).toEqual({ outcome: 'access_lost', reason: 'HTTP 401' });
    expect(replaced).toEqual([]);
    expect(await refresh(ACCESS)).toMatchObject({ outcome: 'done' });
    expect(state.calls.slice(-2)).toEqual(['products', 'variants 1']);
  });

  it('never replaces a catalogue by nothing', async () => {
    const { refresh, replaced } = world(0);
    expect(await refresh(ACCESS)).toEqual({ outcome: 'refused', reason: 'Picanova shows no variants' });
    expect(replaced).toEqual([]);
  });

  it('passes a bug on and works again after it', async () => {
    const { refresh, state } = world(1);
    state.isBroken = true;
    await expect(refresh(ACCESS)).rejects.toThrow('bug');
    state.isBroken = false;
    expect(await refresh(ACCESS)).toMatchObject({ outcome: 'done' });
  });
});
