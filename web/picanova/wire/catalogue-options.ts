import { z } from 'zod';
import type { CatalogueOption } from '../../domain/kernel/catalogue.ts';
import { amount, amountDetails, minorOf } from './money.ts';
import { idText, listOf, optionalFlag, optionalInteger, optionalText } from './scalars.ts';

const value = z.object({
  id: optionalInteger,
  name: idText,
  sku: optionalText,
  price: amount,
  price_details: amountDetails,
});
const option = z.object({ id: optionalInteger, name: idText, is_required: optionalFlag, values: listOf(value) });

/**
 * The options of a variant: a map keyed by option id, a list with or without ids, or `[]` for none
 * (picanova-api §2.1.2, §7 no. 6). Options and values are ordered by their names, so an id that is not told is replaced
 * by the negative position: unique in its list and never an id of Picanova's.
 */
export const catalogueOptions = z
  .union([
    z.array(option).transform((list) => list.map((read, position) => toOption(read, read.id ?? -1 - position))),
    z
      .record(z.string(), option)
      .transform((map) =>
        Object.entries(map).map(([key, read], position) => toOption(read, read.id ?? numericKey(key) ?? -1 - position)),
      ),
  ])
  .nullish()
  .transform((options): readonly CatalogueOption[] => {
    const list = options ?? [];
    return list.every(({ id }) => id >= 0) ? list.toSorted((a, b) => a.id - b.id) : list;
  });

function numericKey(key: string): number | null {
  return /^\d+$/.test(key) ? Number(key) : null;
}

function toOption(read: z.infer<typeof option>, id: number): CatalogueOption {
  return {
    id,
    name: read.name,
    isRequired: read.is_required ?? false,
    values: read.values.map((each, position) => ({
      id: each.id ?? -1 - position,
      name: each.name,
      sku: each.sku,
      priceMinor: minorOf(each.price, each.price_details) ?? 0,
    })),
  };
}
