import type {
  Clock,
  ConnectionStore,
  ProductIndexStore,
  Reads,
  Shop,
  ShopStore,
} from '../../../pipeline/ports/index.ts';
import { areasOf, missingScopes } from '../../../domain/kernel/access.ts';
import type { HomeView } from '../../../contract/home.ts';
import type { ShopSettings } from '../../../contract/settings.ts';
import { beginOfDay, dayIn } from '../../../contract/days.ts';
import { requireGidNumber } from '../../../domain/print-order/external-id.ts';
import { isMapped } from '../../../domain/planning/shipping-choice.ts';
import { mount, type Api } from '../endpoint.ts';

export interface HomeParts {
  readonly reads: Reads;
  readonly shops: ShopStore;
  readonly connections: ConnectionStore;
  readonly products: ProductIndexStore;
  /** Scopes that the app cannot do without. */
  readonly requiredScopes: readonly string[];
  readonly clock: Clock;
}

const DAYS = 7;
const PROOFS = 14;
const DAY_MS = 86_400_000;

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).format(0) !== '';
  } catch {
    return false;
  }
}

/** The last days of a time zone, today last, with the bounds of each: one more than days. */
export function lastDays(
  nowMs: number,
  timeZone: string,
): { readonly days: readonly string[]; readonly bounds: readonly number[] } {
  const zone = isTimeZone(timeZone) ? timeZone : 'UTC';
  const dayOf = dayIn(zone);
  const noon = Date.parse(`${dayOf(nowMs)}T12:00:00Z`);
  const days = Array.from({ length: DAYS }, (_, back) =>
    new Date(noon - (DAYS - 1 - back) * DAY_MS).toISOString().slice(0, 10),
  );
  return { days, bounds: [...days.map((day) => beginOfDay(day, zone)), nowMs + 1] };
}

/** The first screen: what to do first, how it goes, what is stuck, the last week, and the daily proof. */
export function homeRoutes(api: Api, parts: HomeParts): void {
  const { reads, shops, connections, products, clock } = parts;

  mount(api, 'home', async ({ shop, query }) => {
    const nowMs = clock.now();
    const { days, bounds } = lastDays(nowMs, query.timeZone);
    const [found, connected, health, away, problems, flow, milestones, statuses, proofs] = await Promise.all([
      shops.find(shop),
      connections.list(shop),
      reads.home.health(shop, nowMs),
      reads.home.picanovaAway(shop),
      reads.home.problems(shop),
      reads.home.flow(shop, bounds),
      reads.home.milestones(shop),
      products.counts(shop, { words: [], productGid: null }),
      shops.proofs(shop, PROOFS),
    ]);
    const [brokenLinks, stoppedByCatalogue, titles] = await Promise.all([
      reads.home.brokenLinks(shop, nowMs - DAY_MS),
      reads.catalogueChanges.stopped(shop),
      reads.seen.shippingTitles(shop),
    ]);
    const sinceProof = await reads.home.receivedAfter(shop, proofs[0]?.lookedUntilMs ?? 0);
    const webhooks = connected.flatMap(({ lastWebhookAtMs }) => lastWebhookAtMs ?? []);
    const done = {
      connect: connected.some(({ rejected }) => !rejected),
      webhook_seen: webhooks.length > 0,
      product_ready: statuses.ready > 0,
      shipping_mapped: found !== null && isShippingMapped(found.settings),
      test_order: milestones.anyTestSent,
    };
    const total = (key: 'received' | 'sent' | 'shipped'): number => flow.reduce((sum, one) => sum + one[key], 0);
    return {
      body: {
        checklist: {
          dismissed: milestones.checklistDismissed,
          steps: [
            ...(Object.keys(done) as (keyof typeof done)[]).map((step) => ({ step, done: done[step] })),
            ...(milestones.automaticFulfilment === 'never_seen'
              ? []
              : [{ step: 'automatic_fulfilment' as const, done: milestones.automaticFulfilment === 'over' }]),
          ],
        },
        testMode: testModeOf(found),
        unmappedTitles: found === null ? 0 : titles.filter((title) => !isMapped(found.settings, title)).length,
        health: {
          shopifyAccessLost: found?.accessLost ?? false,
          accessNotGranted: notGranted(found, { requiredScopes: parts.requiredScopes, waiting: health.unread }),
          rejected: connected.filter(({ rejected }) => rejected).map(({ region }) => region),
          picanovaAway: away,
          lastShopifyWebhookAtMs: health.lastShopifyWebhookAtMs,
          lastPicanovaWebhookAtMs: webhooks.length === 0 ? null : Math.max(...webhooks),
          lastReadBackAtMs: health.lastReadBackAtMs,
          lastReconciledAtMs: health.lastReconciledAtMs,
          queue: { due: health.due, oldestDueAtMs: health.oldestDueAtMs },
        },
        brokenLinks,
        stoppedByCatalogue,
        problems: problems.map(({ productGid, variantGid, examples, ...problem }) => ({
          ...problem,
          examples: [...examples],
          product: productGid === null ? null : requireGidNumber(productGid),
          variant: variantGid === null ? null : requireGidNumber(variantGid),
        })),
        days: days.map((day, index) => ({ day, ...(flow[index] ?? { received: 0, sent: 0, shipped: 0 }) })),
        totals: { received: total('received'), sent: total('sent'), shipped: total('shipped') },
        sinceProof,
        proofs: [...proofs],
      },
    };
  });

  mount(api, 'saveChecklist', async ({ shop, body }) => {
    await reads.home.dismissChecklist(shop, body.dismissed);
    return { body: null };
  });
}

/** Not approved, and not granted by the merchant, are two things; that access is lost is a third. */
function notGranted(
  shop: Shop | null,
  { requiredScopes, waiting }: { readonly requiredScopes: readonly string[]; readonly waiting: number },
): HomeView['health']['accessNotGranted'] {
  if (shop === null || shop.accessLost) return null;
  const { accessRefused: refused } = shop;
  if (refused !== null && refused.scopes.length === 0) return { what: 'customer_data', areas: [], waiting };
  // A token answer need not tell its scopes: then only a refusal does.
  const missing = shop.scopes.length === 0 ? [] : missingScopes(requiredScopes, shop.scopes);
  const scopes = [...missing, ...(refused?.scopes ?? [])];
  return scopes.length === 0 ? null : { what: 'scopes', areas: [...areasOf(scopes)], waiting };
}

function testModeOf(shop: Shop | null): HomeView['testMode'] {
  if (shop === null) return 'off';
  if (shop.testModeQuestion !== null) return shop.testModeQuestion;
  if (!shop.settings.testMode) return 'off';
  return shop.isDevelopment === true ? 'development_store' : 'on';
}

/** A rule or a default: without either the cheapest method is taken, which works and is not the merchant's decision. */
function isShippingMapped(settings: ShopSettings): boolean {
  return settings.shippingRules.length > 0 || Object.keys(settings.defaultMethod).length > 0;
}
