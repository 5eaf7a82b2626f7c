import { describe, expect, it } from 'vitest';
import { changesOf, draftOf, fieldChangesOf, savedFields, withField } from './draft.ts';
import { EDITABLE_KEYS, type OwnFields } from './own-fields.ts';

const stored = (value: string) => ({
  value,
  stored: value,
  digest: `digest of ${value}`,
  type: 'single_line_text_field',
});
const OWN: OwnFields = { print_sku: stored('DIGI-40X30-1'), print_url: stored('https://a.example/a.jpg') };

describe('a draft', () => {
  it('begins as what is stored', () => {
    expect(draftOf(OWN)).toEqual({ print_sku: 'DIGI-40X30-1', print_url: 'https://a.example/a.jpg' });
    expect(changesOf(OWN, draftOf(OWN))).toEqual([]);
  });

  it.each([
    [
      'a new field',
      withField(draftOf(OWN), 'print_design_id', 'X-APO1'),
      [{ key: 'print_design_id', before: null, after: 'X-APO1' }],
    ],
    [
      'another value',
      withField(draftOf(OWN), 'print_sku', 'QUAD-100X100-1'),
      [{ key: 'print_sku', before: OWN.print_sku, after: 'QUAD-100X100-1' }],
    ],
    [
      'an emptied field',
      withField(draftOf(OWN), 'print_sku', ''),
      [{ key: 'print_sku', before: OWN.print_sku, after: null }],
    ],
    [
      'a field of spaces, which is empty',
      withField(draftOf(OWN), 'print_url', '  '),
      [{ key: 'print_url', before: OWN.print_url, after: null }],
    ],
    ['a value with spaces around it, which do not count', withField(draftOf(OWN), 'print_sku', ' DIGI-40X30-1 '), []],
  ])('changes by %s', (_what, draft, changes) => {
    expect(changesOf(OWN, draft)).toEqual(changes);
  });

  it('names every key to the app, so that nothing of an older reading counts', () => {
    const fields = fieldChangesOf(draftOf(OWN));
    expect(Object.keys(fields)).toEqual([...EDITABLE_KEYS]);
    expect(fields.print_sku).toBe('DIGI-40X30-1');
    expect(fields.print_option_name_1).toBeNull();
  });

  it('is announced with the digests it was saved under', () => {
    const saved = savedFields(
      { ownerGid: 'gid://shopify/ProductVariant/1', own: OWN, other: {} },
      { variantGid: 'gid://shopify/ProductVariant/1', level: 'variant' },
    );
    expect(saved.expected).toMatchObject({ print_sku: 'digest of DIGI-40X30-1', print_design_id: null });
  });
});
