import { afterEach, describe, expect, it, vi } from 'vitest';
import { scriptFetch, type Sent } from '../testing.ts';
import { changesOf, draftOf, withField, type Draft } from './draft.ts';
import type { FieldsOfOwner } from './own-fields.ts';
import { saveChanges, type SavePlace } from './save.ts';

const OWNER: FieldsOfOwner = {
  ownerGid: 'gid://shopify/Product/1',
  own: {
    print_sku: { value: 'A', stored: 'A', digest: 'da', type: 'single_line_text_field' },
    print_url: { value: 'https://a.example', stored: 'https://a.example', digest: 'du', type: 'url' },
  },
  other: {},
};
const APP: SavePlace = { namespace: '$app', types: new Map() };

const save = (draft: Draft, place: SavePlace = APP) => saveChanges(OWNER, changesOf(OWNER.own, draft), place);
const setAnswer = (...digests: readonly (readonly [string, string])[]) => ({
  body: {
    data: {
      metafieldsSet: { metafields: digests.map(([key, compareDigest]) => ({ key, compareDigest })), userErrors: [] },
    },
  },
});
const refusal = (...userErrors: readonly object[]) => ({
  body: { data: { metafieldsSet: { metafields: null, userErrors } } },
});
const metafieldsOf = (sent: readonly Sent[], at: number): unknown =>
  (sent[at]?.body as { variables: { metafields: unknown } } | undefined)?.variables.metafields;

afterEach(() => vi.unstubAllGlobals());

describe('saving', () => {
  it('writes what differs, each under the digest it was read with, what is new only where nothing stands', async () => {
    const sent = scriptFetch(setAnswer(['print_sku', 'db'], ['print_design_id', 'dd']));
    const saved = await save(withField(withField(draftOf(OWNER.own), 'print_sku', 'B'), 'print_design_id', 'D'));
    expect(metafieldsOf(sent, 0)).toEqual([
      {
        ownerId: OWNER.ownerGid,
        namespace: '$app',
        key: 'print_sku',
        value: 'B',
        type: 'single_line_text_field',
        compareDigest: 'da',
      },
      {
        ownerId: OWNER.ownerGid,
        namespace: '$app',
        key: 'print_design_id',
        value: 'D',
        type: 'single_line_text_field',
        compareDigest: null,
      },
    ]);
    expect(saved).toEqual({
      outcome: 'saved',
      own: {
        ...OWNER.own,
        print_sku: { value: 'B', stored: 'B', digest: 'db', type: 'single_line_text_field' },
        print_design_id: { value: 'D', stored: 'D', digest: 'dd', type: 'single_line_text_field' },
      },
    });
  });

  it('clears by writing the same value under its digest first, then deleting', async () => {
    const sent = scriptFetch(setAnswer(['print_url', 'du']), {
      body: { data: { metafieldsDelete: { userErrors: [] } } },
    });
    expect(await save({ print_sku: 'A' })).toEqual({ outcome: 'saved', own: { print_sku: OWNER.own.print_sku } });
    expect(metafieldsOf(sent, 0)).toEqual([
      {
        ownerId: OWNER.ownerGid,
        namespace: '$app',
        key: 'print_url',
        value: 'https://a.example',
        type: 'url',
        compareDigest: 'du',
      },
    ]);
    expect(metafieldsOf(sent, 1)).toEqual([{ ownerId: OWNER.ownerGid, namespace: '$app', key: 'print_url' }]);
  });

  it('asks nobody when nothing differs', async () => {
    scriptFetch();
    expect(await save(draftOf(OWNER.own))).toEqual({ outcome: 'saved', own: OWNER.own });
  });

  it.each([
    [{ namespace: '$app', types: new Map() }, 'url'],
    [{ namespace: 'custom', types: new Map([['print_url', 'multi_line_text_field']]) }, 'multi_line_text_field'],
    [{ namespace: 'custom', types: new Map() }, 'single_line_text_field'],
  ])('writes a new link in %j as %s', async (place, type) => {
    const sent = scriptFetch(setAnswer(['print_url', 'x']));
    const empty: FieldsOfOwner = { ownerGid: 'p', own: {}, other: {} };
    await saveChanges(empty, changesOf({}, { print_url: 'https://b.example' }), place);
    expect(metafieldsOf(sent, 0)).toMatchObject([{ type, compareDigest: null }]);
  });

  it.each(['STALE_OBJECT', 'INVALID_COMPARE_DIGEST'])(
    'is a conflict when Shopify says %s, and then deletes nothing',
    async (code) => {
      const sent = scriptFetch(refusal({ field: ['metafields', '0', 'compareDigest'], message: 'changed', code }));
      expect(await save({ print_sku: 'A' })).toEqual({ outcome: 'conflict' });
      expect(sent).toHaveLength(1);
    },
  );

  it('names the field that Shopify refuses, by element or by path', async () => {
    scriptFetch(
      refusal(
        { field: null, message: 'odd', code: 'INVALID_VALUE', elementIndex: 1 },
        { field: ['metafields', '0', 'value'], message: 'long', code: 'TOO_LONG' },
        { field: null, message: 'all', code: 'INVALID' },
      ),
    );
    expect(await save({ print_sku: 'B', print_url: 'https://b.example' })).toEqual({
      outcome: 'refused',
      faults: [
        { key: 'print_url', message: 'odd' },
        { key: 'print_sku', message: 'long' },
        { key: null, message: 'all' },
      ],
    });
  });

  it("is denied when the namespace is another app's", async () => {
    scriptFetch(refusal({ field: null, message: 'not yours', code: 'APP_NOT_AUTHORIZED' }));
    expect(await save({ print_sku: 'B', print_url: 'https://a.example' })).toEqual({
      outcome: 'denied',
      reason: 'not yours',
    });
  });

  it('tells that clearing failed after the values were written', async () => {
    scriptFetch(setAnswer(), {
      body: { data: { metafieldsDelete: { userErrors: [{ field: null, message: 'stuck' }] } } },
    });
    expect(await save({ print_sku: 'A' })).toEqual({ outcome: 'refused', faults: [{ key: null, message: 'stuck' }] });
  });
});
