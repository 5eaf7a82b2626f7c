import type { Region } from '../../web/domain/kernel/ids.ts';
import type { Read } from '../../web/picanova/wire/answers.ts';
import { readBetaOrder } from '../../web/picanova/wire/beta-order.ts';
import { readProducts, readVariants } from '../../web/picanova/wire/catalogue.ts';
import { readCombinations } from '../../web/picanova/wire/combinations.ts';
import { readOrderList } from '../../web/picanova/wire/order-list.ts';
import { readRates } from '../../web/picanova/wire/rates.ts';
import { readV1Order } from '../../web/picanova/wire/v1-order.ts';
import { CURRENCY } from './gather.ts';
import type { Answer } from './talk.ts';

const PRODUCT = { productId: 0, name: '', sku: '', dpi: 0, variantCount: 0 };

/** The reader that the app uses for a call; null = the app does not make it. */
function readerOf(call: string, currency: string): ((json: unknown) => Read<unknown>) | null {
  switch (call) {
    case 'GET /beta/products':
      return readProducts;
    case 'GET /beta/products/{id}':
      return (json) => readVariants(json, PRODUCT, currency);
    case 'GET /beta/variants/{id}/combinations':
      return readCombinations;
    case 'POST /beta/shipping/rates':
      return (json) => readRates(json, currency);
    case 'GET /beta/orders?page=1':
      return (json) => readOrderList(json, 1);
    case 'POST /beta/orders':
    case 'GET /beta/orders/{id}':
    case 'GET /beta/orders/@{external_id}':
      return readBetaOrder;
    case 'GET /v1/orders/{id}':
      return readV1Order;
    default:
      return null;
  }
}

/** What of a 2xx answer the app's own reader cannot read; null = nothing, or it does not read it. */
export function unreadableIn(step: string, { call, status, json }: Answer, region: Region): string | null {
  const reader = readerOf(call, CURRENCY[region]);
  if (reader === null || status === null || status >= 300) return null;
  const read = reader(json);
  if (!read.readable) return read.reason;
  return read.skipped === 0 ? null : `${read.skipped} entries of ${step} cannot be read`;
}
