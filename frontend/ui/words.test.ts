import { createInstance, type i18n } from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ArtworkUrlFault } from '../../web/domain/print-fields/artwork-url.ts';
import { NOTE_CODES } from '../../web/domain/print-fields/notes.ts';
import type { SkuMatch } from '../../web/domain/print-fields/sku-match.ts';
import { ADDRESS_LIMITS } from '../../web/domain/planning/address.ts';
import { JOB_KINDS } from '../../web/contract/index.ts';
import { texts as german } from '../i18n/de/index.ts';
import { texts as english } from '../i18n/en/index.ts';
import { textAt } from './known-words.ts';

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

let language: i18n;
beforeAll(async () => {
  language = createInstance();
  await language.init({ lng: 'en', resources: { en: { translation: english } } });
});

describe('a code that a fact may hold', () => {
  it.each([...Object.keys(SKU_REASONS), ...Object.keys(URL_FAULTS), 'catalogue_not_read'])(
    'has words as a reason: %s',
    (code) => {
      for (const { factValues } of [english, german]) expect(factValues.reason).toHaveProperty(code);
    },
  );

  it('has words as a part of an address', () => {
    for (const { factValues } of [english, german])
      expect(Object.keys(factValues.tooLong).toSorted()).toEqual(Object.keys(ADDRESS_LIMITS).toSorted());
  });

  it('has words as a kind of job and as a note', () => {
    for (const { jobs, order } of [english, german]) {
      expect(Object.keys(jobs.title).toSorted()).toEqual([...JOB_KINDS].toSorted());
      for (const code of NOTE_CODES) expect(order.note).toHaveProperty(code);
    }
  });
});

describe('the text of a code', () => {
  it('is found by its path, with its parts', () => {
    expect(textAt(language, 'factValues.outcome.refused')).toBe('Refused');
    expect(textAt(language, 'order.source.variant', { place: 'custom' })).toBe('the variant (custom)');
  });

  it.each([
    'factValues.outcome.invented',
    'factValues.outcome',
    'factValues.reason.Not here: ask.',
    'factValues.reason.',
  ])('is none at %s', (path) => {
    expect(textAt(language, path)).toBeNull();
  });
});
