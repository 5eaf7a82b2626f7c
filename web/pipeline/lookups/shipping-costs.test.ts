import { expect, it } from 'vitest';
import { aSetting } from '../../../test/fixtures/domain.ts';
import { ACCESS, aPrintItem, PRINT_ADDRESS } from '../../../test/fixtures/print-orders.ts';
import { wanted } from '../../../test/conformance/samples.ts';
import type { WantedPrintOrder } from '../../domain/planning/wanted-print-order.ts';
import { createShippingCosts } from './shipping-costs.ts';
import type { MethodChoice, MethodQuery } from './shipping-method.ts';

const DHL: MethodChoice = {
  outcome: 'chosen',
  method: { code: 'dhl', name: 'DHL', price: { minor: 334, currency: 'EUR' } },
  notes: [],
};
const design = { kind: 'design', designSku: 'D-1' } as const;

async function costsOf(printOrders: readonly WantedPrintOrder[], scene: { access?: null; choice?: MethodChoice } = {}) {
  const asked: MethodQuery[] = [];
  const costs = createShippingCosts({
    connections: { access: async () => (scene.access === null ? null : ACCESS) },
    shippingMethods: async (query) => {
      asked.push(query);
      return scene.choice ?? DHL;
    },
  });
  return { costs: [...(await costs(printOrders, aSetting()))], asked };
}

it('shipping costs are asked for what is ready, with its items and its destination', async () => {
  const one = wanted(1, { items: [aPrintItem(1, { quantity: 2 })], address: PRINT_ADDRESS });
  const { costs, asked } = await costsOf([one, wanted(2, { state: 'held', holdReason: 'unpaid' })]);
  expect(costs).toEqual([['acme-1-EU', { minor: 334, currency: 'EUR' }]]);
  expect(asked).toMatchObject([{ countryCode: 'DE', title: 'Standard', items: [{ variantId: 3, quantity: 2 }] }]);
});

it.each([
  ['without a connection', wanted(1, { connectionId: null }), {}],
  ['without an address', wanted(1, { address: null }), {}],
  ['with a design, whose shipping Picanova chooses', wanted(1, { items: [aPrintItem(1, { identity: design })] }), {}],
  ['whose key cannot be read', wanted(1), { access: null }],
  ['for which nothing is offered', wanted(1), { choice: { outcome: 'problems', problems: [] } as const }],
])('they are not told of one %s', async (...[, printOrder, scene]) => {
  expect((await costsOf([printOrder], scene)).costs).toEqual([]);
});
