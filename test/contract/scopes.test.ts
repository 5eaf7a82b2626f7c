import { parse as parseDocument } from 'graphql';
import { describe, expect, it } from 'vitest';
import { DOCUMENTS } from '../../extensions/shared/documents.ts';
import { API_VERSION } from '../../web/shopify/client/operation.ts';
import { readAppConfig } from '../simulator/shopify/app-config.ts';
import { OPERATIONS } from './shopify-operations.ts';
import { loadAdminSchema } from './shopify-schema.ts';
import { scopesIn, usesOf } from './shopify-uses.ts';

/**
 * The scopes of shopify.app.toml are what our documents and webhooks need, by what Shopify writes beside its schema:
 * no document fails for a scope, and no merchant is asked for one that nothing uses.
 */
interface Need {
  readonly of: string;
  /** Any one of them is enough. */
  readonly anyOf: readonly string[];
}

const admin = loadAdminSchema(API_VERSION);
const { scopes, subscriptions } = readAppConfig();
const topics = admin.enumValues('WebhookSubscriptionTopic');

/**
 * Where one of several scopes opens a fulfillment order, the app works at the merchant's own locations; what opens only
 * those of its own service is named alone.
 */
const PLACE = 'merchant_managed_fulfillment_orders';

/** What the schema is silent about: tags of an order are written with its scope (shopify-platform §3.3). */
const UNWRITTEN: ReadonlyMap<string, string> = new Map([
  ['Mutation.tagsAdd', 'write_orders'],
  ['Mutation.tagsRemove', 'write_orders'],
]);

/** Bulk operations want a token that is no storefront's: what they collect has scopes of its own. */
const OF_EVERY_TOKEN = /^Only accessible by supported access tokens/;

function needsOf(text: string): readonly Need[] {
  return usesOf(admin, parseDocument(text)).flatMap(({ name, access }) => {
    const unwritten = UNWRITTEN.get(name);
    if (unwritten !== undefined) return [{ of: name, anyOf: [unwritten] }];
    return access === null || OF_EVERY_TOKEN.test(access) ? [] : [{ of: name, anyOf: scopesIn(access) }];
  });
}

const ofDocuments = [...OPERATIONS.map(({ text }) => text), ...Object.values(DOCUMENTS)].flatMap(needsOf);
const ofTopics = [...subscriptions.keys()].flatMap((topic): readonly Need[] => {
  const named = topics.get(topic.toUpperCase().replace('/', '_'))?.match(/\bread_[a-z_]+/g) ?? [];
  return named.length === 0 ? [] : [{ of: topic, anyOf: named }];
});

function chosenOf({ anyOf }: Need): string {
  const [first = ''] = anyOf;
  return anyOf.find((scope) => scope.endsWith(PLACE)) ?? first;
}

/** A write scope stands beside its read scope, which it includes, as Shopify's own pages list them. */
function derived(needs: readonly Need[]): readonly string[] {
  const chosen = new Set(needs.map(chosenOf));
  for (const scope of chosen) if (scope.startsWith('write_')) chosen.add(scope.replace('write_', 'read_'));
  return [...chosen].toSorted();
}

describe('[R12] the scopes of shopify.app.toml', () => {
  it('are those that documents and webhooks need, and no others', () => {
    expect(scopes.toSorted()).toEqual(derived([...ofDocuments, ...ofTopics]));
  });

  it('are told by everything that needs one', () => {
    expect([...ofDocuments, ...ofTopics].filter(({ anyOf }) => anyOf.length === 0)).toEqual([]);
    expect(ofDocuments.map(({ of }) => of)).toEqual(expect.arrayContaining(['Mutation.fulfillmentCreate', 'Order']));
    expect(ofTopics.map(({ of }) => of)).toEqual(expect.arrayContaining(['fulfillments/create', 'orders/paid']));
  });
});
