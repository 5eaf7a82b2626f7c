import { describe, expect, it } from 'vitest';
import { aShipment } from '../../../test/fixtures/domain.ts';
import type { FulfillmentGid } from '../kernel/ids.ts';
import { wholeParcels } from './whole-parcels.ts';

const line = (lineItemGid: string, quantity: number) => ({ lineItemGid, quantity });

describe('parts of a parcel', () => {
  const gid = 'gid://shopify/Fulfillment/1' as FulfillmentGid;
  const first = aShipment({ lines: [line('a', 1)], fulfillmentGid: gid });
  const second = aShipment({ key: 'parcel-1#2', lines: [line('b', 2), line('a', 1)] });

  it('are one parcel, which is in Shopify when all of them are that can be', () => {
    const lines = [line('a', 2), line('b', 2)];
    expect(wholeParcels([first, second])).toEqual([
      { parcel: { ...second, key: 'parcel-1', lines }, parts: [first, second] },
    ]);
    const gone = { ...second, unwritable: 'lines_removed' as const };
    expect(wholeParcels([gone, first])[0]?.parcel).toMatchObject({ key: 'parcel-1', fulfillmentGid: gid });
    expect(wholeParcels([gone, { ...gone, key: 'parcel-1#3' }])[0]?.parcel).toMatchObject({
      key: 'parcel-1',
      unwritable: 'lines_removed',
      fulfillmentGid: null,
    });
  });

  it('are other than the parcels beside them', () => {
    const other = aShipment({ key: 'parcel-11' });
    expect(wholeParcels([first, other])).toEqual([
      { parcel: first, parts: [first] },
      { parcel: other, parts: [other] },
    ]);
  });
});
