import { z } from 'zod';
import { idText } from './scalars.ts';

/**
 * The options of an ordered item as name and value. Orders list `{name, value: {name}}`, the SDK's fixtures drop the
 * ids, v1 products map name → value, an empty PHP map is `[]` (picanova-api §7 no. 6).
 */
const named = z.object({
  name: idText,
  value: z.union([z.object({ name: idText }).transform(({ name }) => name), idText]),
});
/** Options that decide something: absent or unreadable ones make what they belong to unreadable. */
export const optionPairs = z.union([
  z.array(named),
  z
    .record(z.string(), z.union([named, idText]))
    .transform((map) =>
      Object.entries(map).map(([name, value]) => (typeof value === 'string' ? { name, value } : value)),
    ),
]);

export type OptionPair = z.infer<typeof named>;

/** Options of an order are compared: absent or unreadable ones say nothing (null), and do not hide the order. */
export const toldOptionPairs = optionPairs
  .nullish()
  .transform((list): readonly OptionPair[] | null => list ?? null)
  .catch(null);
