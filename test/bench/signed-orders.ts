import { createHmac } from 'node:crypto';
import { seededRandom } from '../simulator/random.ts';

export interface SignedOrder {
  readonly body: Buffer;
  readonly signature: string;
}

/** Signed order bodies of 2 to 8 kB, the size of real `orders/paid` payloads with one to a dozen lines. */
export function signedOrders(count: number, secret: string): readonly SignedOrder[] {
  const random = seededRandom(20_261_124);
  return Array.from({ length: count }, (_, index) => {
    const targetBytes = 2_000 + random.below(6_000);
    const order = {
      id: 5_000_000 + index,
      admin_graphql_api_id: `gid://shopify/Order/${5_000_000 + index}`,
      updated_at: '2026-11-24T10:00:00Z',
      financial_status: 'paid',
      cancelled_at: null,
      line_items: [] as object[],
    };
    let bytes = JSON.stringify(order).length;
    while (bytes < targetBytes) {
      const line = {
        id: index * 100 + order.line_items.length,
        title: 'Canvas 40 x 30 cm',
        sku: 'DIGI-40X30-1',
        quantity: 1 + random.below(3),
        price: '39.90',
        properties: [{ name: '_print_url', value: `https://files.example.com/${index}-${'x'.repeat(80)}.jpg` }],
      };
      order.line_items.push(line);
      bytes += JSON.stringify(line).length + 1;
    }
    const body = Buffer.from(JSON.stringify(order).replaceAll('/', '\\/'));
    return { body, signature: createHmac('sha256', secret).update(body).digest('base64') };
  });
}
