import { describe, expect, it } from 'vitest';
import type { ShopDomain } from '../../../domain/kernel/ids.ts';
import type { MetafieldWrite, Outcome, ShopifyProducts, ShopVariant } from '../../ports/index.ts';
import type { UndoEdit } from './planned-edit.ts';
import { createWriteEdits, type KeptUndo } from './write-edits.ts';
import type { FieldEdit } from '../../../contract/products.ts';

const SHOP = 'walls.myshopify.com' as ShopDomain;
type Written = Outcome<{ outcome: 'written'; digests: readonly string[] } | { outcome: 'stale' }>;

function variant(number: number, fields: Readonly<Record<string, string>> = {}): ShopVariant {
  return {
    variantGid: `gid://shopify/ProductVariant/${number}`,
    productGid: 'gid://shopify/Product/1',
    productTitle: 'Canvas',
    variantTitle: String(number),
    position: number,
    sku: null,
    imageUrl: null,
    selectedOptions: [],
    metafields: Object.entries(fields).map(([key, value]) => ({
      level: 'variant',
      namespace: 'custom',
      key,
      value,
      digest: `digest of ${value}`,
      type: 'single_line_text_field',
    })),
  };
}

const edit = (number: number, fields: FieldEdit['fields'], more: Partial<FieldEdit> = {}): FieldEdit => ({
  variant: String(number),
  level: 'variant',
  fields,
  expected: {},
  ...more,
});

const CLEARED: Awaited<ReturnType<ShopifyProducts['clearFields']>> = { outcome: 'cleared' };

/** A Shopify that keeps what it is sent; `answer` decides about each write, `clearing` is its answer to clears. */
function shopify(
  answer: (writes: readonly MetafieldWrite[]) => Written = (writes) => ({
    outcome: 'written',
    digests: writes.map(({ value }) => `digest of ${value}`),
  }),
  clearing = CLEARED,
) {
  const writes: (readonly MetafieldWrite[])[] = [];
  const cleared: string[] = [];
  const port: Pick<ShopifyProducts, 'writeFields' | 'clearFields'> = {
    writeFields: async (_shop, sent) => {
      writes.push(sent);
      return answer(sent);
    },
    clearFields: async (_shop, fields) => {
      cleared.push(...fields.map(({ ownerGid, key }) => `${ownerGid.split('/').at(-1)} ${key}`));
      return clearing;
    },
  };
  return { writes, cleared, writeEdits: createWriteEdits({ shopify: port as ShopifyProducts }) };
}

const place = (variants: readonly ShopVariant[], types: ReadonlyMap<string, string> = new Map()) => ({
  variants,
  namespace: 'custom',
  types,
});

describe('writing edits', () => {
  it('sends many edits together, at most 25 metafields a write, each under the digest just read', async () => {
    const { writes, writeEdits } = shopify();
    const variants = Array.from({ length: 30 }, (_, n) => variant(n + 1, n === 0 ? { print_sku: 'old' } : {}));
    const results = await writeEdits(
      SHOP,
      variants.map((_one, n) => edit(n + 1, { print_sku: 'new' })),
      place(variants),
    );
    expect(writes.map((sent) => sent.length)).toEqual([25, 5]);
    expect(writes[0]?.slice(0, 2).map(({ digest }) => digest)).toEqual(['digest of old', null]);
    expect(results.every(({ outcome }) => outcome === 'saved')).toBe(true);
  });

  it('sends nothing for what is so already, and says that nothing changed', async () => {
    const { writes, writeEdits } = shopify();
    const results = await writeEdits(
      SHOP,
      [edit(1, { print_sku: ' A ', print_url: '' })],
      place([variant(1, { print_sku: 'A' })]),
    );
    expect([results[0]?.outcome, writes]).toEqual(['unchanged', []]);
  });

  it('goes one by one when one of several is in the way, so that only that one fails', async () => {
    const { writes, writeEdits } = shopify((sent) =>
      sent.some(({ value }) => value === 'bad')
        ? { outcome: 'refused', retry: false, reason: 'no', status: 200, fields: { 'metafields.0.value': ['is bad'] } }
        : { outcome: 'written', digests: sent.map(() => 'd') },
    );
    const results = await writeEdits(
      SHOP,
      [edit(1, { print_sku: 'good' }), edit(2, { print_sku: 'bad' })],
      place([variant(1), variant(2)]),
    );
    expect(writes.map((sent) => sent.length)).toEqual([2, 1, 1]);
    expect(results).toMatchObject([
      { outcome: 'saved' },
      { outcome: 'refused', fields: [{ key: 'print_sku', message: 'is bad' }] },
    ]);
  });

  it('answers a conflict when the merchant saw another value, or Shopify says so, and writes nothing', async () => {
    const seen = shopify();
    const results = await seen.writeEdits(
      SHOP,
      [edit(1, { print_sku: 'mine' }, { expected: { print_sku: null } })],
      place([variant(1, { print_sku: 'theirs' })]),
    );
    expect([results[0]?.outcome, seen.writes]).toEqual(['conflict', []]);
    const late = shopify(() => ({ outcome: 'stale' }));
    expect(await late.writeEdits(SHOP, [edit(1, { print_sku: 'mine' })], place([variant(1)]))).toMatchObject([
      { outcome: 'conflict' },
    ]);
  });

  it('clears after it has written, and keeps the digest of what it wrote for the next edit', async () => {
    const { writes, cleared, writeEdits } = shopify();
    const results = await writeEdits(
      SHOP,
      [edit(1, { print_sku: 'B', print_url: null }), edit(1, { print_sku: 'C' })],
      place([variant(1, { print_sku: 'A', print_url: 'u' })]),
    );
    expect(cleared).toEqual(['1 print_url']);
    expect(writes.map(([write]) => write?.digest)).toEqual(['digest of A', 'digest of B']);
    expect(results[1]).toMatchObject({
      outcome: 'saved',
      variant: { metafields: [{ key: 'print_sku', value: 'C', digest: 'digest of C' }] },
    });
  });

  it('asks for the type that is there, else the one that is defined, else plain text', async () => {
    const { writes, writeEdits } = shopify();
    await writeEdits(
      SHOP,
      [edit(1, { print_sku: 'B', print_url: 'https://x.example/a', print_design_id: 'D' })],
      place([variant(1, { print_sku: 'A' })], new Map([['variant.print_url', 'url']])),
    );
    expect(writes[0]?.map(({ key, type }) => [key, type])).toEqual([
      ['print_sku', 'single_line_text_field'],
      ['print_url', 'url'],
      ['print_design_id', 'single_line_text_field'],
    ]);
  });

  it('writes a text in the form of its type, and puts back what stood there', async () => {
    const to = shopify();
    const before = variant(1, { print_sku: '["A"]', print_url: '["a","b"]', print_design_id: '"D"' });
    const types = { print_sku: 'list.single_line_text_field', print_url: 'list.url', print_design_id: 'json' };
    const typed = {
      ...before,
      metafields: before.metafields.map((metafield) => ({
        ...metafield,
        type: types[metafield.key as keyof typeof types],
      })),
    };
    const fields = { print_sku: 'B', print_url: 'https://x.example/a', print_design_id: 'D' };
    const [saved] = await to.writeEdits(SHOP, [edit(1, fields)], place([typed]));
    expect(to.writes[0]?.map(({ value, type }) => [type, value])).toEqual([
      ['list.single_line_text_field', '["B"]'],
      ['list.url', '["https://x.example/a"]'],
    ]);
    if (saved?.outcome !== 'saved') throw new Error('expected it to be saved');
    expect(saved.undo.fields).toEqual({ print_sku: '["A"]', print_url: '["a","b"]' });
    await to.writeEdits(SHOP, [saved.undo], place([saved.variant]));
    expect(to.writes[1]?.map(({ value }) => value)).toEqual(['["A"]', '["a","b"]']);
  });

  it('hands a failure that can pass to every edit of the write', async () => {
    const { writeEdits } = shopify(() => ({ outcome: 'throttled', retry: true, retryAtMs: 5 }));
    expect(
      await writeEdits(
        SHOP,
        [edit(1, { print_sku: 'a' }), edit(2, { print_sku: 'b' })],
        place([variant(1), variant(2)]),
      ),
    ).toMatchObject([{ outcome: 'throttled' }, { outcome: 'throttled' }]);
  });
});

describe('how to undo what is written', () => {
  const undoOf = (fields: UndoEdit['fields'], standing: UndoEdit['standing']): UndoEdit => ({
    variant: '1',
    level: 'variant',
    fields,
    expected: {},
    standing,
  });

  it('is kept before each write; without that nothing is written', async () => {
    const { writes, writeEdits } = shopify();
    const variants = Array.from({ length: 30 }, (_, n) => variant(n + 1, n === 0 ? { print_sku: 'old' } : {}));
    const kept: (readonly KeptUndo[])[] = [];
    const keepUndo = async (undos: readonly KeptUndo[]): Promise<void> => {
      expect(writes).toHaveLength(kept.length);
      if (kept.length === 1) throw new Error('not kept');
      kept.push(undos);
    };
    const edits = variants.map((_one, n) => edit(n + 1, { print_sku: 'new' }));
    await expect(writeEdits(SHOP, edits, { ...place(variants), keepUndo })).rejects.toThrow('not kept');
    expect(writes).toHaveLength(1);
    expect(kept[0]?.map(({ index }) => index)).toEqual(Array.from({ length: 25 }, (_, n) => n));
    expect(kept[0]?.[0]?.undo).toEqual(undoOf({ print_sku: 'old' }, { print_sku: 'new' }));
  });

  it('leaves a second edit of the same variant to the next call, so that what was first is not forgotten', async () => {
    const { writes, writeEdits } = shopify();
    const edits = [edit(1, { print_sku: 'B' }), edit(1, { print_sku: 'C' })];
    const results = await writeEdits(SHOP, edits, { ...place([variant(1)]), keepUndo: async () => {} });
    expect(results).toMatchObject([{ outcome: 'saved' }]);
    expect(writes).toHaveLength(1);
  });

  it('an earlier try that wrote everything counts as saved, by its own undo', async () => {
    const { writes, writeEdits } = shopify();
    const tried = undoOf({ print_sku: 'A', print_url: 'u' }, { print_sku: 'B', print_url: null });
    const again = { ...edit(1, { print_sku: 'B', print_url: null }), tried };
    const [result] = await writeEdits(SHOP, [again], place([variant(1, { print_sku: 'B' })]));
    expect(result).toMatchObject({
      outcome: 'saved',
      undo: tried,
      changes: [
        { key: 'print_sku', before: 'A', after: 'B' },
        { key: 'print_url', before: 'u', after: null },
      ],
    });
    expect(writes).toEqual([]);
  });

  it('an earlier try that wrote a part is completed, is no conflict, and all of it can be undone', async () => {
    const { cleared, writeEdits } = shopify();
    const tried = undoOf({ print_sku: 'A', print_url: 'u' }, { print_sku: 'B', print_url: null });
    const expected = { print_sku: 'digest of A', print_url: 'digest of u' };
    const again = { ...edit(1, { print_sku: 'B', print_url: null }, { expected }), tried };
    const [result] = await writeEdits(SHOP, [again], place([variant(1, { print_sku: 'B', print_url: 'u' })]));
    expect(cleared).toEqual(['1 print_url']);
    expect(result).toMatchObject({
      outcome: 'saved',
      undo: { fields: tried.fields, expected: { print_url: null }, standing: { print_sku: 'B' } },
    });
  });

  it('what somebody else wrote over an earlier try is what undoing puts back', async () => {
    const { writeEdits } = shopify();
    const again = { ...edit(1, { print_sku: 'B' }), tried: undoOf({ print_sku: 'A' }, { print_sku: 'B' }) };
    const [result] = await writeEdits(SHOP, [again], place([variant(1, { print_sku: 'theirs' })]));
    expect(result).toMatchObject({ outcome: 'saved', undo: { fields: { print_sku: 'theirs' }, standing: {} } });
  });

  it('puts back only what is as it was meant to be; what was never written, or is so already, stays', async () => {
    const back = { ...edit(1, { print_sku: 'A', print_url: null }), standing: { print_sku: 'B', print_url: 'u' } };
    const from = async (fields: Readonly<Record<string, string>>) => {
      const { writes, cleared, writeEdits } = shopify();
      const [result] = await writeEdits(SHOP, [back], place([variant(1, fields)]));
      return [result?.outcome, writes.flat().map(({ value }) => value), cleared.length];
    };
    expect(await from({ print_sku: 'B', print_url: 'u' })).toEqual(['saved', ['A'], 1]);
    expect(await from({ print_sku: 'B' })).toEqual(['saved', ['A'], 0]);
    expect(await from({ print_sku: 'A' })).toEqual(['unchanged', [], 0]);
    expect(await from({ print_sku: 'B', print_url: 'theirs' })).toEqual(['conflict', [], 0]);
    expect(await from({})).toEqual(['conflict', [], 0]);
  });

  it('is told of values that were taken when clearing the others was refused', async () => {
    const refusal = { outcome: 'refused', retry: false, reason: 'no', status: 200, fields: {} } as const;
    const { writeEdits } = shopify(undefined, refusal);
    const edits = [edit(1, { print_sku: 'B', print_url: null }), edit(2, { print_url: null })];
    const variants = [variant(1, { print_sku: 'A', print_url: 'u' }), variant(2, { print_url: 'u' })];
    expect(await writeEdits(SHOP, edits, place(variants))).toMatchObject([
      {
        outcome: 'refused',
        undo: { fields: { print_sku: 'A' }, expected: { print_sku: 'digest of B' }, standing: {} },
      },
      { outcome: 'refused', undo: null },
    ]);
  });
});
