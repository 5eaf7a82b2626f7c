import { expect, it } from 'vitest';
import { leftOutBy } from './left-out.ts';

it.each([
  ['PICK_UP', 'pick_up'],
  ['LOCAL', 'local_delivery'],
  ['RETAIL', 'retail'],
  ['NONE', 'no_shipping'],
  ['SHIPPING', null],
  ['PICKUP_POINT', null],
  [null, null],
])('what goes by %j is left out as %j', (method, reason) => {
  expect(leftOutBy(method)).toBe(reason);
});
