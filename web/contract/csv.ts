import { z } from 'zod';
import { fieldKey, variantStatus } from './products.ts';
import { jobView } from './jobs.ts';

/**
 * CSV of print fields: UTF-8, UTF-16 with its mark or Windows-1252; comma, semicolon or tab, or what a first line such
 * as `sep=;` names; header row. `Variant ID` names the variant; when that column is absent or empty, `SKU` does.
 * `Level` (`variant` when absent) says whether the variant's own or its product's fields are meant. One column a print
 * field; an empty cell changes nothing, `-` clears. A leading apostrophe makes the rest of its cell a text, as
 * spreadsheets have it, and is no part of the value: so is written what a spreadsheet would run, or save as something
 * else. Other columns are for people and are not read.
 */
export const CSV_MAX_ROWS = 20_000;
export const CSV_MAX_BYTES = 8 * 1024 * 1024;

/**
 * What separates the cells of a file that is written: a spreadsheet opens it right where its language writes numbers
 * so. A decimal comma leaves the semicolon to the cells.
 */
export const csvSeparator = z.enum(['comma', 'semicolon']);
export const csvStyle = z.object({
  separator: csvSeparator.default('comma'),
  /** Of the words for people in it. */
  language: z.enum(['en', 'de']).default('en'),
});

/** `Status` of a variant in an export. */
export const CSV_STATUSES = {
  en: { ready: 'Ready', incomplete: 'Incomplete', broken: 'Broken', none: 'Not printed' },
  de: { ready: 'Bereit', incomplete: 'Unvollständig', broken: 'Fehlerhaft', none: 'Wird nicht gedruckt' },
} as const;

/**
 * Why a row will not be applied. `unknown_sku` and the like come from the same checks as the table and are warnings,
 * not errors.
 */
export const csvRowError = z.enum([
  'variant_missing',
  'variant_unknown',
  'variant_ambiguous',
  'variant_repeated',
  'level_unknown',
  'value_too_long',
  'value_unreadable',
  'number_shortened',
  'columns_differ',
]);
export const csvFileError = z.enum([
  'empty',
  'no_header',
  'no_identity_column',
  'no_field_column',
  'unknown_column',
  'too_many_rows',
  'not_csv',
  'too_large',
]);

/** Result of a dry run; nothing was written to Shopify. Rows with errors are left out when it is applied. */
export const csvDryRun = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('checked'),
    /** Apply this job; its rows are at `/jobs/:id/rows`. */
    job: jobView,
    rows: z.number(),
    changed: z.number(),
    unchanged: z.number(),
    errors: z.number(),
    /** The first 200. `row` counts the header as row 1. */
    rowErrors: z.array(
      z.object({ row: z.number(), error: csvRowError, column: z.string().nullable(), value: z.string().nullable() }),
    ),
    /** Rows whose variants are not broken now, and would be. */
    becomesBroken: z.number(),
    /** Rows that would be saved, by the status they would have. */
    willBe: z.object({ ready: z.number(), incomplete: z.number(), broken: z.number(), none: z.number() }),
    /** The first 200 changes; what becomes broken first. */
    changes: z.array(
      z.object({
        row: z.number(),
        label: z.string(),
        statusBefore: variantStatus,
        statusAfter: variantStatus,
        fields: z.array(z.object({ key: fieldKey, before: z.string().nullable(), after: z.string().nullable() })),
      }),
    ),
  }),
  z.object({
    outcome: z.literal('unreadable'),
    error: csvFileError,
    row: z.number().nullable(),
    column: z.string().nullable(),
  }),
]);

export type CsvSeparator = z.infer<typeof csvSeparator>;
export type CsvStyle = z.infer<typeof csvStyle>;
export type CsvFileError = z.infer<typeof csvFileError>;
export type CsvRowFault = z.infer<typeof csvRowError>;
export type CsvDryRun = z.infer<typeof csvDryRun>;
