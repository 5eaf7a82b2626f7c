import { createInstance, type i18n } from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ArtworkFault } from '../../web/domain/artwork/artwork-facts.ts';
import type { ArtworkUrlFault } from '../../web/domain/print-fields/artwork-url.ts';
import type { FieldFault } from '../../web/domain/print-fields/metafield-text.ts';
import { NOTE_CODES, note, readNote } from '../../web/domain/print-fields/notes.ts';
import type { SkuMatch } from '../../web/domain/print-fields/sku-match.ts';
import { PRINT_ADDRESS } from '../../test/fixtures/print-orders.ts';
import { ADDRESS_KINDS } from '../../web/domain/planning/address-kind.ts';
import { ADDRESS_LIMITS } from '../../web/domain/planning/address-limits.ts';
import type { PicanovaStatus } from '../../web/domain/print-order/picanova-order.ts';
import { PRINT_ORDER_ACTIONS } from '../../web/domain/print-order/actions.ts';
import { HOLD_REASONS, PRINT_ORDER_STATES } from '../../web/domain/print-order/states.ts';
import { UNWRITABLE } from '../../web/domain/shipments/shipment.ts';
import { apiError, homeView, JOB_KINDS, jobState, ORDER_TABS, PROBLEMS } from '../../web/contract/index.ts';
import { formatFor } from '../format/use-format.ts';
import { texts as german } from '../i18n/de/index.ts';
import { texts as english } from '../i18n/en/index.ts';
import { textAt } from './known-words.ts';
import { detailRowsIn } from './use-detail-rows.ts';
import { noteTextIn } from './use-note-text.ts';

const SKU_REASONS: Readonly<Record<Extract<SkuMatch, { kind: 'unknown' }>['reason'], true>> = {
  no_variant: true,
  no_combination: true,
  combinations_not_loaded: true,
};
const URL_FAULTS: Readonly<Record<ArtworkUrlFault, true>> = {
  not_a_url: true,
  not_https: true,
  credentials: true,
  private_host: true,
};
const FIELD_FAULTS: Readonly<Record<FieldFault, true>> = {
  several_values: true,
  no_text: true,
  reference: true,
  file_processing: true,
  file_failed: true,
  file_missing: true,
};
type FaultKind = ArtworkFault['kind'];
const ARTWORK_REASONS: Readonly<
  Record<Exclude<FaultKind, 'private_address' | 'wrong_type'> | 'no_answer' | 'type' | 'ratio' | 'turned', true>
> = {
  not_found: true,
  forbidden: true,
  no_such_host: true,
  bad_certificate: true,
  too_many_redirects: true,
  insecure_redirect: true,
  share_page: true,
  expires: true,
  no_answer: true,
  type: true,
  damaged: true,
  empty: true,
  too_large: true,
  ratio: true,
  turned: true,
};
const PICANOVA_STATUSES: Readonly<Record<PicanovaStatus, true>> = {
  draft: true,
  pending: true,
  accepted: true,
  generated: true,
  in_progress: true,
  fulfilled: true,
  cancelled: true,
  refunded: true,
  partial_refund: true,
  error: true,
  unknown: true,
};

async function languageOf(lng: 'en' | 'de'): Promise<i18n> {
  const language = createInstance();
  const translation = lng === 'en' ? english : german;
  await language.init({ lng, resources: { [lng]: { translation } }, interpolation: { escapeValue: false } });
  return language;
}

let languages: Readonly<Record<'en' | 'de', i18n>>;
beforeAll(async () => {
  languages = { en: await languageOf('en'), de: await languageOf('de') };
});

/** Every code that the server can send, by the place of its words. */
const CODES: readonly (readonly [place: string, codes: readonly string[]])[] = [
  ['problems.*.title', Object.keys(PROBLEMS)],
  ['problems.*.what', Object.keys(PROBLEMS)],
  ['problems.*.todo', Object.keys(PROBLEMS)],
  ['problems.*.button', Object.keys(PROBLEMS)],
  ['failures.*', [...apiError.shape.error.options, 'offline', 'unavailable', 'unreadable', 'row_unreadable']],
  ['orders.state.*', PRINT_ORDER_STATES],
  ['orders.hold.*', HOLD_REASONS],
  ['orders.tab.*', ORDER_TABS],
  ['order.*', [...PRINT_ORDER_ACTIONS, ...UNWRITABLE]],
  ['jobs.title.*', JOB_KINDS],
  ['jobs.state.*', jobState.options],
  ['picanovaStatus.*', Object.keys(PICANOVA_STATUSES)],
  ['factValues.reason.*', [...Object.keys(SKU_REASONS), ...Object.keys(URL_FAULTS), 'catalogue_not_read']],
  ['factValues.reason.*', Object.keys(FIELD_FAULTS)],
  ['factValues.reason.*', Object.keys(ARTWORK_REASONS)],
  ['factValues.reason.*', ['order_cancelled', 'lines_removed', 'not_open', 'not_found_at_picanova']],
  ['factValues.reason.*', ['unreachable', 'unknown', 'access_lost']],
  ['factValues.outcome.*', ['throttled', 'unreachable', 'unknown', 'access_lost', 'refused']],
  ['order.addressKind.*', ADDRESS_KINDS],
  ['factValues.what.*', ['items', 'item_ids', 'quantity', 'product', 'file', 'options', 'address']],
  ['factValues.parts.*', Object.keys(PRINT_ADDRESS)],
  ['factValues.tooLong.*', Object.keys(ADDRESS_LIMITS)],
  ['home.checklist.step.*.title', homeView.shape.checklist.shape.steps.element.shape.step.options],
];

/** Notes that name a field by its key, and by its code what happened to it. */
const FIELD_NOTES: Readonly<Partial<Record<string, readonly string[]>>> = {
  from: ['print_sku', 'variant', 'custom'],
  ignored_property: ['print_sku', 'not_allowed'],
};

/** What everybody calls it so. */
const ACRONYMS = /\b(?:JPEG|CMYK)\b/g;
const NAMES: ReadonlySet<string> = new Set([english.appName, 'Google Drive']);

/** `no_variant`, `DRAFT`: for programs. What is put into a text stands in braces. */
const CODE = /\b[a-z]+(?:_[a-z]+)+\b|\b[A-Z]{4,}(?:_[A-Z]+)*\b/;

function isWording(text: string): boolean {
  return !CODE.test(text.replaceAll(/\{\{\w+\}\}/g, '').replaceAll(ACRONYMS, ''));
}

describe.each(['en', 'de'] as const)('in %s', (lng) => {
  it.each(CODES)('[U25] every code at %s has words', (place, codes) => {
    for (const code of codes) {
      const text = textAt(languages[lng], place.replace('*', code));
      expect([code, text === null ? 'no words' : isWording(text)]).toEqual([code, true]);
    }
  });

  it.each(NOTE_CODES)('a note has words: %s', (code) => {
    const parts = FIELD_NOTES[code] ?? ['Canvas', 'Satin'];
    expect(isWording(noteTextIn(languages[lng])(readNote(note(code, ...parts))))).toBe(true);
  });

  it('what a problem or a step tells has no code in it, known or not', () => {
    const rowsOf = detailRowsIn(languages[lng], formatFor({ locale: lng, timeZone: 'UTC' }));
    const told = [
      { region: 'EU', sku: 'DIGI-40X30-1', reason: 'no_variant', attempts: 5 },
      { reason: 'not_https', field: 'items.1.file', fields: ['print_url', 'address.zip'] },
      { from: 'DRAFT', to: 'IN_PROGRESS' },
      { from: 'ACCEPTED', to: 'SOMETHING_NEW' },
      { type: 'shipment_sent', status: 'IN_TRANSIT', event: 'OUT_FOR_DELIVERY', author: 'Anna' },
      { type: 'something_new', details: 'At the depot' },
      { kind: 'orders_older', total: 3, succeeded: 3 },
      { outcome: 'unreachable', reason: 'HTTP 503', attempt: 1 },
      { outcome: 'unknown', reason: 'the answer holds no order id', attempt: 2 },
      { missing: ['address1', 'zip'], tooLong: ['firstname'] },
      { state: 'ready', holdReason: 'wait_window', problems: ['unknown_sku'], leftOut: ['pick_up'] },
      { what: 'item_ids', meant: 2, answered: 1, how: 'never_sent' },
      { notes: ['unmapped_title\tStandard', 'something_new\tx'] },
    ].flatMap((detail) => rowsOf(detail).map(([name, value]) => `${name}: ${value}`));
    expect(told.length).toBeGreaterThan(20);
    expect(told.filter((text) => !isWording(text.replace('DIGI-40X30-1', '')))).toEqual([]);
    expect(told.join()).not.toMatch(/HTTP|answer holds|items\.1/);
  });
});

function leavesOf(tree: object, path = ''): readonly (readonly [path: string, text: string])[] {
  return Object.entries(tree).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'string' ? [[`${path}${key}`, value] as const] : leavesOf(value as object, `${path}${key}.`),
  );
}

it('no text is the same sentence in English and in German', () => {
  const inGerman = new Map(leavesOf(german));
  const same = leavesOf(english).filter(
    ([path, text]) => inGerman.get(path) === text && /[a-z]+ [a-z]+/i.test(text.replaceAll(/\{\{\w+\}\}/g, '')),
  );
  expect(same.filter(([, text]) => !NAMES.has(text))).toEqual([]);
});

describe('the text of a code', () => {
  it('is found by its path, with its parts', () => {
    expect(textAt(languages.en, 'factValues.outcome.refused')).toBe('Refused');
    expect(textAt(languages.en, 'order.source.variant', { place: 'custom' })).toBe('the variant (custom)');
  });

  it.each([
    'factValues.outcome.invented',
    'factValues.outcome',
    'factValues.reason.Not here: ask.',
    'factValues.reason.',
  ])('is none at %s', (path) => {
    expect(textAt(languages.en, path)).toBeNull();
  });
});
