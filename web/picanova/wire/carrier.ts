import { z } from 'zod';
import { optionalText } from './scalars.ts';

/**
 * A shipping method in an answer: an object, though the request takes its bare code (picanova-api §7 no. 9).
 * Codes may hold spaces (`UPS MIEXP`). Both parts are empty text when nothing is said.
 */
export const carrier = z
  .union([
    z.object({ code: optionalText, name: optionalText }),
    z.string().transform((code) => ({ code: code.trim(), name: code.trim() })),
  ])
  .nullish()
  .catch(null)
  .transform((method) => ({ code: method?.code ?? method?.name ?? '', name: method?.name ?? method?.code ?? '' }));
