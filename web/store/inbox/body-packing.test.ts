import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { packBody, unpackBody } from './body-packing.ts';

describe('packing a webhook’s body', () => {
  it.each([
    ['nothing', Buffer.alloc(0)],
    ['a short body', Buffer.from('{"id":1}')],
    [
      'a large order',
      Buffer.from(
        JSON.stringify({ line_items: Array.from({ length: 300 }, (_, id) => ({ id, title: 'Leinwand für Köln' })) }),
      ),
    ],
    ['bytes that are no text', randomBytes(5_000)],
    ['5 MB', Buffer.alloc(5_000_000, 'a')],
  ])('gives %s back byte for byte', (_what, body) => {
    expect(unpackBody(packBody(body)).equals(body)).toBe(true);
  });

  it('makes a large order a fraction of itself, and a short body one byte longer', () => {
    const order = Buffer.from(
      JSON.stringify({ line_items: Array.from({ length: 50 }, (_, id) => ({ id, title: 'Canvas 40 x 30 cm' })) }),
    );
    expect(packBody(order).length).toBeLessThan(order.length / 3);
    expect(packBody(Buffer.from('{}'))).toHaveLength(3);
  });
});
