import type { OrderRecord } from './order-record.ts';
import type { Quirks } from './quirks.ts';

/** An order as this Picanova holds it: as it was sent, but for what its quirks alter. */
export function asHeld(order: OrderRecord, { alters }: Quirks): OrderRecord {
  return {
    ...order,
    shipping: alters.address ? { ...order.shipping, city: `New ${order.shipping.city}` } : order.shipping,
    items: order.items.map((item) => ({
      ...item,
      file: alters.file ? 'https://files.example.com/another.jpg' : item.file,
      options: alters.options
        ? item.options.map((option) => ({ ...option, value: { id: 0, name: `${option.value.name} (old)` } }))
        : item.options,
    })),
  };
}
