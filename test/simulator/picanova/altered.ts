import type { Variant } from './catalogue.ts';
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

/** A variant as the catalogue shows it since it was changed; null = not any more. */
export function asOffered(variant: Variant, { catalogue }: Quirks): Variant | null {
  if (catalogue.gone.includes(variant.code)) return null;
  const options = variant.product.options.map((option) => ({
    ...option,
    required: option.required || catalogue.nowRequired.includes(option.name),
    values: option.values.filter(({ name }) => !catalogue.valuesGone.includes(name)),
  }));
  return { ...variant, priceMinor: variant.priceMinor + catalogue.riseMinor, product: { ...variant.product, options } };
}
