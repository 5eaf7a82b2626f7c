import type { Region } from '../../web/domain/kernel/ids.ts';
import type { PrintAddress } from '../../web/domain/print-order/print-item.ts';
import { betaOrderBody } from '../../web/picanova/requests.ts';
import { readBetaOrder } from '../../web/picanova/wire/beta-order.ts';
import type { Gathered } from './gather.ts';
import type { Answer, Asked, Talk } from './talk.ts';

const NOBODY = {
  firstname: 'Test',
  lastname: 'Order',
  company: null,
  streetSecondary: null,
  email: null,
  telephone: null,
};
const ADDRESS: Readonly<Record<Region, PrintAddress>> = {
  EU: {
    ...NOBODY,
    streetPrimary: 'Teststrasse 1',
    city: 'Köln',
    postcode: '50667',
    countryCode: 'DE',
    regionCode: null,
  },
  US: {
    ...NOBODY,
    streetPrimary: '1 Test Street',
    city: 'New York',
    postcode: '10001',
    countryCode: 'US',
    regionCode: 'NY',
  },
};

export type OrderRun =
  | { readonly outcome: 'done' }
  /** The answer does not say that it is a test order: it was cancelled at once, and nothing more was tried. */
  | { readonly outcome: 'not_a_test'; readonly cancelled: boolean }
  | { readonly outcome: 'not_created' };

interface OrderParts {
  readonly region: Region;
  readonly choice: NonNullable<Gathered['choice']>;
  readonly artworkUrl: string;
  readonly externalId: string;
}

function bodyOf({ region, choice, artworkUrl, externalId }: OrderParts): object {
  const { variant, method } = choice;
  return betaOrderBody({
    api: 'beta',
    externalId,
    isTest: true,
    shippingMethod: method,
    address: ADDRESS[region],
    currency: variant.currency,
    customsShippingMinor: null,
    items: [
      {
        externalId: `${externalId}-1`,
        quantity: 1,
        variantId: variant.variantId,
        file: artworkUrl,
        options: variant.options
          .filter(({ isRequired }) => isRequired)
          .flatMap(({ name, values }) => values.slice(0, 1).map((value) => ({ name, value: value.name }))),
        customsValueMinor: null,
      },
    ],
  });
}

/**
 * Creates a test order, reads it in every way the app does, tries to create it twice, and cancels it. Whatever was
 * created is cancelled, however the run ends.
 */
export async function runTestOrder(talk: Talk, steps: Map<string, Answer>, parts: OrderParts): Promise<OrderRun> {
  const { externalId } = parts;
  const open = new Set<string>();
  async function ask(step: string, asked: Asked): Promise<Answer> {
    const answer = await talk(asked);
    steps.set(step, answer);
    return answer;
  }
  const create = async (step: string) => {
    const answer = await ask(step, { call: 'POST /beta/orders', body: bodyOf(parts) });
    const read = answer.status !== null && answer.status < 300 ? readBetaOrder(answer.json) : null;
    if (read?.readable === true) open.add(read.value.id);
    return read?.readable === true ? read.value : null;
  };
  const byExternalId = { call: 'GET /beta/orders/@{external_id}', path: `/beta/orders/@${externalId}` };
  const cancel = async (step: string, id: string): Promise<boolean> => {
    const answer = await ask(step, { call: 'DELETE /beta/orders/{id}', path: `/beta/orders/${id}` });
    const isDone = answer.status !== null && answer.status >= 200 && answer.status < 300;
    if (isDone) open.delete(id);
    return isDone;
  };

  try {
    const order = await create('create');
    if (order === null) {
      // The answer may be lost and the order there.
      const found = readBetaOrder((await ask('look-up after create', byExternalId)).json);
      if (found.readable) open.add(found.value.id);
      return { outcome: 'not_created' };
    }
    if (!(order.isTest ?? order.id.endsWith('T')))
      return { outcome: 'not_a_test', cancelled: await cancel('cancel', order.id) };
    const path = `/beta/orders/${order.id}`;
    await ask('created by our id', byExternalId);
    await ask('created', { call: 'GET /beta/orders/{id}', path });
    await ask('created in v1', { call: 'GET /v1/orders/{id}', path: `/v1/orders/${order.id}` });
    await ask('orders with it', { call: 'GET /beta/orders?page=1' });
    await create('create again');
    await cancel('cancel', order.id);
    await ask('cancelled', { call: 'GET /beta/orders/{id}', path });
    await ask('cancelled by our id', byExternalId);
    await ask('cancel again', { call: 'DELETE /beta/orders/{id}', path });
    return { outcome: 'done' };
  } finally {
    for (const id of open) await cancel('clean-up', id);
  }
}
