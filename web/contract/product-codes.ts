import { z } from 'zod';
import { CODE_FAULTS, CODE_KINDS, LARGEST_SET, type CodeKind } from '../domain/planning/code-rows.ts';
import { inputText, pageOf, pageQuery, searchText } from './common.ts';
import { csvFileError } from './csv.ts';

export { CODE_KINDS, LARGEST_SET, type CodeKind };

/**
 * Product settings (product §3 rule 12). `match`: a code of the merchant's, and the SKU of Picanova's that stands in
 * its place, or the SKUs of a set. `skip`: codes that stay in the order and are not sent.
 */
export const codeKind = z.enum(CODE_KINDS);

/** Rows of one kind in a shop. */
export const CODES_AT_MOST = 20_000;
export const CODE_LENGTH = 255;

const code = inputText(CODE_LENGTH).trim();
const codeRow = z.object({ code: z.string(), skus: z.array(z.string()) });

export const codesQuery = pageQuery.extend({ q: searchText.optional() });
/** `total`: rows of the kind, whatever is searched for. */
export const codesPage = pageOf(codeRow).extend({ total: z.number() });

export const codeRowError = z.enum([
  ...CODE_FAULTS,
  'not_understood',
  'value_too_long',
  'value_unreadable',
  'number_shortened',
]);

/** `was`: the code of the row that is edited; null = a new one, whose code is in the table nowhere yet. */
export const codesChange = z.object({
  put: z.array(z.object({ code, skus: z.array(code).max(50), was: inputText(CODE_LENGTH).nullable() })).max(1_000),
  remove: z.array(inputText(CODE_LENGTH)).max(1_000),
});

/** The number of the row in what was given, from 1; of a CSV file the header is row 1. */
const rowError = z.object({ row: z.number(), error: codeRowError, code: z.string() });

/** All is saved or nothing. `ordersWoken`: orders that are not sent yet, and are judged by the new rows now. */
export const codesSaved = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('saved'), saved: z.number(), ordersWoken: z.number() }),
  z.object({ outcome: z.literal('refused'), rowErrors: z.array(rowError) }),
]);

/**
 * What a file or a pasted text would do; nothing is saved. A file is CSV with the columns `Code` and `SKU 1`, `SKU 2`
 * and so on; a text has a row a line, `code = SKU` or `code = SKU, SKU, SKU`, of code skip the code alone. Rows with
 * errors are left out when it is applied.
 */
export const codesDryRun = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('checked'),
    rows: z.number(),
    added: z.number(),
    changed: z.number(),
    unchanged: z.number(),
    errors: z.number(),
    /** The first 200. */
    rowErrors: z.array(rowError),
    /** The first 200; `before` null = added. */
    changes: z.array(
      z.object({
        row: z.number(),
        code: z.string(),
        before: z.array(z.string()).nullable(),
        after: z.array(z.string()),
      }),
    ),
  }),
  z.object({ outcome: z.literal('unreadable'), error: csvFileError, row: z.number().nullable() }),
]);

export type CodeRowView = z.infer<typeof codeRow>;
export type CodesDryRun = z.infer<typeof codesDryRun>;
export type CodesSaved = z.infer<typeof codesSaved>;
export type CodeRowFault = z.infer<typeof codeRowError>;
