import { z } from 'zod';
import { optionalText } from './scalars.ts';

/**
 * The picture of an ordered item: a link in beta, one for each side in v1 (picanova-api §7 no. 16). null = not told, or
 * told in a way that nobody knows.
 */
export const toldFile = z.union([
  z.object({ front: z.object({ url: optionalText }) }).transform(({ front }) => front.url),
  optionalText,
]);
