import { describe, expect, it } from 'vitest';
import { app, ARTWORK, CANVAS, ready, useBlockPages } from './block-pages.ts';
import type { OpenExtension } from './open-extension.ts';

const blocks = useBlockPages();
const { place, show, stored } = blocks;

describe('an edit that somebody else makes at the same time', () => {
  const THEIRS = 'https://files.example.com/theirs.jpg';
  const MINE = 'https://files.example.com/mine.jpg';

  async function conflict(): Promise<{ block: OpenExtension; variant: string }> {
    const { variant } = place(ready);
    let isFirst = true;
    const block = await show('print-variant-block', variant, {
      before: {
        SetFields: () => {
          if (isFirst)
            blocks
              .app()
              .shop.setMetafields(variant, [app('print_url', THEIRS), app('print_design_id', 'CVS-APO12345678')]);
          isFirst = false;
        },
      },
    });
    await block.until(() => expect(block.field('Artwork link').value).toBe(ARTWORK));
    block.enter('Artwork link', MINE);
    expect(await block.save()).toBe('rejected');
    await block.until(() => expect(block.text()).toContain('Changed by somebody else in the meantime'));
    return { block, variant };
  }

  it('is shown and not overwritten', async () => {
    const { block, variant } = await conflict();
    expect(stored(variant)['app.print_url']).toBe(THEIRS);
    expect(block.text()).toContain(`Artwork link: ${THEIRS}`);
    expect(block.field('Artwork link').value).toBe(MINE);
    expect(block.field('Finished design').value).toBe('CVS-APO12345678');
  });

  it('gives way when one saves again knowingly', async () => {
    const { block, variant } = await conflict();
    expect(await block.save()).toBe('saved');
    expect(stored(variant)).toMatchObject({ 'app.print_url': MINE, 'app.print_design_id': 'CVS-APO12345678' });
    await block.until(() => expect(block.text()).not.toContain('Changed by somebody else'));
  });

  it('can be taken over', async () => {
    const { block } = await conflict();
    block.press('Take theirs');
    await block.until(() => expect(block.field('Artwork link').value).toBe(THEIRS));
    expect(block.text()).not.toContain('Changed by somebody else');
  });

  it('is not deleted either: clearing goes under the same lock', async () => {
    const { variant } = place(ready);
    const block = await show('print-variant-block', variant, {
      before: { SetFields: () => blocks.app().shop.setMetafields(variant, [app('print_url', THEIRS)]) },
    });
    await block.until(() => expect(block.field('Artwork link').value).toBe(ARTWORK));
    block.enter('Artwork link', '');
    expect(await block.save()).toBe('rejected');
    expect(stored(variant)['app.print_url']).toBe(THEIRS);
    expect(block.asked).not.toContain('ClearFields');
  });
});

describe("without the app's server", () => {
  it('print fields are still edited as texts and saved, and it says what is missing', async () => {
    const { variant } = place(ready);
    const block = await show('print-variant-block', variant, {
      appIsDown: true,
      stored: { namespaces: { chosen: '$app', other: 'custom' } },
    });
    await block.until(() => expect(block.text()).toContain('The Picanova app does not answer'));
    expect(block.text()).toContain('Missing until it is back: catalogue, prices');
    expect(block.field('Print SKU').localName).toBe('s-text-field');
    expect(block.field('Option 1 name').value).toBe('Canvas border');
    block.enter('Print SKU', 'QUAD-100X100-1');
    block.enter('Option 3 name', 'Frame');
    block.enter('Option 3 value', 'Floating Frame White');
    expect(await block.save()).toBe('saved');
    expect(stored(variant)).toMatchObject({
      'app.print_sku': 'QUAD-100X100-1',
      'app.print_option_name_3': 'Frame',
      'app.print_option_value_3': 'Floating Frame White',
    });
  });

  it('it says which namespace it writes to when nobody has ever told it', async () => {
    const { variant } = place(ready);
    const block = await show('print-variant-block', variant, { appIsDown: true });
    await block.until(() =>
      expect(block.text()).toContain('saved in the namespace “$app”; wait if your shop uses another'),
    );
  });

  it('the namespace of the last visit is used', async () => {
    const { variant } = place([{ namespace: 'print', key: 'print_sku', value: 'FROM-PRINT' }, ...ready]);
    const block = await show('print-variant-block', variant, {
      appIsDown: true,
      stored: { namespaces: { chosen: 'print', other: '$app' } },
    });
    await block.until(() => expect(block.field('Print SKU').value).toBe('FROM-PRINT'));
    block.enter('Print SKU', 'NEW');
    expect(await block.save()).toBe('saved');
    expect(stored(variant)).toMatchObject({ 'print.print_sku': 'NEW', 'app.print_sku': CANVAS });
  });
});

describe('without permission', () => {
  const denied = {
    errors: [{ message: 'Access denied for metafieldsSet field.', extensions: { code: 'ACCESS_DENIED' } }],
  };

  it('to read products, the block says so and shows no form', async () => {
    const { variant } = place(ready);
    blocks.app().shop.denyScope('write_products');
    blocks.app().shop.denyScope('read_products');
    const block = await show('print-variant-block', variant);
    await block.until(() => expect(block.text()).toContain('Shopify does not let you see the print fields'));
    expect(block.all('s-form')).toEqual([]);
    blocks.app().shop.grantScope('read_products');
    blocks.app().shop.grantScope('write_products');
  });

  it('to write them, nothing is lost and the page stays unsaved', async () => {
    const { variant } = place(ready);
    const block = await show('print-variant-block', variant, { answers: { SetFields: denied } });
    await block.until(() => expect(block.field('Artwork link').value).toBe(ARTWORK));
    block.enter('Artwork link', 'https://files.example.com/mine.jpg');
    expect(await block.save()).toBe('rejected');
    await block.until(() => expect(block.text()).toContain('Shopify does not let you change this'));
    expect(block.field('Artwork link').value).toBe('https://files.example.com/mine.jpg');
  });
});

describe('what Shopify refuses', () => {
  it('is told in its words, at the field', async () => {
    const { variant } = place(ready);
    const userErrors = [
      { field: ['metafields', '0', 'value'], message: 'Value is too odd.', code: 'INVALID_VALUE', elementIndex: 0 },
    ];
    const block = await show('print-variant-block', variant, {
      answers: { SetFields: { data: { metafieldsSet: { metafields: null, userErrors } } } },
    });
    await block.until(() => expect(block.field('Artwork link').value).toBe(ARTWORK));
    block.enter('Artwork link', 'https://files.example.com/odd.jpg');
    expect(await block.save()).toBe('rejected');
    await block.until(() => expect(block.field('Artwork link').getAttribute('error')).toBe('Value is too odd.'));
    expect(block.text()).toContain('Shopify refused the change');
  });

  it('because a product is gone is said, too', async () => {
    const block = await show('print-variant-block', 'gid://shopify/ProductVariant/999999');
    await block.until(() => expect(block.text()).toContain('This product does not exist any more.'));
  });
});
