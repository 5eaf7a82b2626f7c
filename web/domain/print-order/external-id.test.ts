import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foLineGid, SHOP } from '../../../test/fixtures/domain.ts';
import { checksum } from '../kernel/checksum.ts';
import { externalIdOf, itemExternalId, requireGidNumber, shopHandle } from './external-id.ts';

const base = { handle: 'acme', fulfillmentOrder: '6543210', region: 'EU' as const, part: 1, revision: 1 };

describe('an external id', () => {
  it.each([
    [{}, 'acme-6543210-EU'],
    [{ region: 'US' as const }, 'acme-6543210-US'],
    [{ part: 2 }, 'acme-6543210-EU-P2'],
    [{ revision: 3 }, 'acme-6543210-EU-R3'],
    [{ part: 2, revision: 2 }, 'acme-6543210-EU-P2-R2'],
  ])('of %j is %s', (changes, expected) => {
    expect(externalIdOf({ ...base, ...changes })).toBe(expected);
  });

  it('is of one print order alone, handles with hyphens and digits included', () => {
    const parts = fc.record({
      handle: fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,62}$/),
      fulfillmentOrder: fc.stringMatching(/^[1-9][0-9]{0,19}$/),
      region: fc.constantFrom('EU' as const, 'US' as const),
      part: fc.integer({ min: 1, max: 99 }),
      revision: fc.integer({ min: 1, max: 99 }),
    });
    fc.assert(
      fc.property(parts, parts, (one, other) => {
        const same = JSON.stringify(one) === JSON.stringify(other);
        expect(externalIdOf(one) === externalIdOf(other)).toBe(same);
      }),
    );
  });

  it('is URL-safe and bounded whatever the handle is, and still tells handles apart', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), fc.string({ maxLength: 300 }), (one, other) => {
        const ids = [one, other].map((handle) =>
          externalIdOf({ ...base, handle: `x${handle}`, fulfillmentOrder: '9'.repeat(20), part: 99, revision: 99 }),
        );
        for (const id of ids) {
          expect(id).toMatch(/^[A-Za-z0-9-]+$/);
          expect(id.length).toBeLessThanOrEqual(128);
        }
        expect(ids[0] === ids[1]).toBe(one === other);
      }),
    );
  });

  it('shortens a long handle to the same text every time', () => {
    const id = externalIdOf({ ...base, handle: 'a'.repeat(100) });
    expect(id).toBe(externalIdOf({ ...base, handle: 'a'.repeat(100) }));
    expect(id).not.toBe(externalIdOf({ ...base, handle: 'a'.repeat(101) }));
  });
});

it('names an item by its fulfillment order line', () => {
  expect(itemExternalId({ fulfillmentOrderLineItemGid: foLineGid(77) })).toBe('77');
  expect(itemExternalId({ fulfillmentOrderLineItemGid: foLineGid(77), slot: 2 })).toBe('77-2');
});

it('names a shop by its handle', () => {
  expect(shopHandle(SHOP)).toBe('acme');
});

it('throws for a gid without a number, which Shopify never sends', () => {
  expect(() => requireGidNumber('gid://shopify/FulfillmentOrder/abc')).toThrow('gid://shopify/FulfillmentOrder/abc');
});

it('knows the published values of its checksum', () => {
  expect(checksum('')).toBe('811c9dc5');
  expect(checksum('a')).toBe('e40c292c');
  expect(checksum('foobar')).toBe('bf9cf968');
});
