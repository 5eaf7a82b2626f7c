import { afterEach, describe, expect, it } from 'vitest';
import type { FulfillmentOrderGid } from '../../web/domain/kernel/ids.ts';
import { SHOP } from '../../web/shopify/testing/stand-ins.ts';
import { failing, startAdmin, type AdminUnderTest, type Root } from './shopify-admin-server.ts';

const ID = 'gid://shopify/FulfillmentOrder/1' as FulfillmentOrderGid;
const done = { userErrors: [] };
const hold = (number: number, heldByRequestingApp: boolean) => ({
  id: `gid://shopify/FulfillmentHold/${number}`,
  heldByRequestingApp,
});
const holding = (...fulfillmentHolds: readonly ReturnType<typeof hold>[]) => ({
  fulfillmentOrder: { id: ID, fulfillmentHolds },
});

let under: AdminUnderTest | undefined;
afterEach(() => under?.close());

async function adminWith(root: Root) {
  under = await startAdmin(root);
  return under;
}

describe('a hold', () => {
  it('is placed beside those of others, with its notes', async () => {
    const { admin, asked } = await adminWith({ ...holding(hold(1, false)), fulfillmentOrderHold: done });
    expect(await admin.hold(SHOP, ID, 'Held in the app')).toEqual({ outcome: 'changed' });
    expect(asked).toEqual([
      { operation: 'ReadHolds', variables: { id: ID } },
      { operation: 'Hold', variables: { id: ID, notes: 'Held in the app' } },
    ]);
  });

  it('is not placed twice', async () => {
    const { admin, asked } = await adminWith(holding(hold(1, true)));
    expect(await admin.hold(SHOP, ID, '')).toEqual({ outcome: 'unchanged' });
    expect(asked).toHaveLength(1);
  });

  it("tells Shopify's refusal, and what is not there", async () => {
    const refusing = await adminWith({
      ...holding(),
      fulfillmentOrderHold: { userErrors: [{ field: ['id'], message: 'It is closed.' }] },
    });
    expect(await refusing.admin.hold(SHOP, ID, '')).toMatchObject({
      outcome: 'refused',
      reason: expect.stringContaining('It is closed.'),
    });
    await refusing.close();
    const empty = await adminWith({ fulfillmentOrder: null });
    expect(await empty.admin.hold(SHOP, ID, '')).toEqual({ outcome: 'not_found' });
    expect(await empty.admin.releaseHold(SHOP, ID)).toEqual({ outcome: 'not_found' });
  });
});

describe('a release', () => {
  it("lifts the app's own holds and no other", async () => {
    const { admin, asked } = await adminWith({
      ...holding(hold(1, false), hold(2, true)),
      fulfillmentOrderReleaseHold: done,
    });
    expect(await admin.releaseHold(SHOP, ID)).toEqual({ outcome: 'changed' });
    expect(asked.at(-1)).toEqual({
      operation: 'ReleaseHold',
      variables: { id: ID, holdIds: ['gid://shopify/FulfillmentHold/2'] },
    });
  });

  it('does nothing where all holds are those of others', async () => {
    const { admin, asked } = await adminWith(holding(hold(1, false)));
    expect(await admin.releaseHold(SHOP, ID)).toEqual({ outcome: 'unchanged' });
    expect(asked).toHaveLength(1);
  });

  it('does nothing while Shopify cannot be read', async () => {
    const { admin, asked } = await adminWith({ fulfillmentOrder: failing('INTERNAL_SERVER_ERROR') });
    expect((await admin.releaseHold(SHOP, ID)).outcome).toBe('unreachable');
    expect(asked.map(({ operation }) => operation)).not.toContain('ReleaseHold');
  });
});
