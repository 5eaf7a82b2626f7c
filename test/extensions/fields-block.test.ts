import { describe, expect, it } from 'vitest';
import { callApi } from '../support/surroundings.ts';
import { app, ARTWORK, CANVAS, ready, useBlockPages } from './block-pages.ts';

const blocks = useBlockPages();
const { place, show, stored } = blocks;

describe('the variant block', () => {
  it('shows what is printed, that it is ready, and what the catalogue offers for it', async () => {
    const { variant } = place(ready);
    const block = await show('print-variant-block', variant);
    await block.until(() => expect(block.all('s-badge').map((badge) => badge.textContent)).toEqual(['Ready']));
    await block.until(() => expect(block.field('Canvas border (required)').value).toBe('Mirrored'));
    expect(block.field('Print SKU').value).toBe(CANVAS);
    expect(block.choices('Print SKU').some((choice) => choice.includes('40x30 cm · 40 × 30 cm · €24.92'))).toBe(true);
    expect(block.choices('Stretcher frame (required)')).toEqual(['Not set', '2 cm (+€2.00)', '4 cm (+€3.50)']);
    expect(block.field('Artwork link').value).toBe(ARTWORK);
    expect(block.all('s-thumbnail')[0]?.getAttribute('src')).toBe(ARTWORK);
    await block.until(() => expect(block.text()).toContain('4000 × 3000 px · 254 dpi · proportions fit'));
  });

  it('says what is missing, and is ready once it is chosen and saved with the page', async () => {
    const { variant } = place([app('print_url', ARTWORK)]);
    const block = await show('print-variant-block', variant);
    await block.until(() => expect(block.text()).toContain('Print SKU missing'));
    await block.until(() =>
      expect(block.choices('Picanova product')).toEqual([
        'Choose a product',
        'Canvas',
        'Magic Mug',
        'Photo Block',
        'Poster',
      ]),
    );
    block.enter('Picanova product', '2');
    await block.until(() => expect(block.choices('Print SKU').length).toBeGreaterThan(10));
    block.enter('Print SKU', CANVAS);
    await block.until(() =>
      expect(block.field('Canvas border (required)').getAttribute('error')).toContain('cannot be printed without it'),
    );
    block.enter('Canvas border (required)', 'White');
    block.enter('Stretcher frame (required)', '4 cm');
    expect(await block.save()).toBe('saved');
    expect(stored(variant)).toEqual({
      'app.print_sku': CANVAS,
      'app.print_url': ARTWORK,
      'app.print_option_name_1': 'Canvas border',
      'app.print_option_value_1': 'White',
      'app.print_option_name_2': 'Stretcher frame',
      'app.print_option_value_2': '4 cm',
    });
    await block.until(() => expect(block.all('s-badge')[0]?.textContent).toBe('Ready'));
  });

  it('tells the app of what was saved, so that its product table shows it at once', async () => {
    const { variant, gid } = place();
    const block = await show('print-variant-block', variant);
    await block.until(() => expect(block.field('Artwork link')).toBeDefined());
    block.enter('Artwork link', 'https://files.example.com/print/told.jpg');
    expect(await block.save()).toBe('saved');
    await block.until(() => expect(block.asked).toContain('POST /api/products/edits'));
    await block.until(async () => {
      const { items } = (await blocks.app().ask(`/products?product=${gid.split('/').at(-1)}`)) as {
        items: { artworkUrl: string | null }[];
      };
      expect(items[0]?.artworkUrl).toBe('https://files.example.com/print/told.jpg');
    });
  });

  it('clears an emptied field by deleting it, options with their name', async () => {
    const { variant } = place(ready);
    const block = await show('print-variant-block', variant);
    await block.until(() => expect(block.field('Canvas border (required)').value).toBe('Mirrored'));
    block.enter('Canvas border (required)', '');
    block.enter('Artwork link', '');
    expect(await block.save()).toBe('saved');
    expect(stored(variant)).toEqual({
      'app.print_sku': CANVAS,
      'app.print_option_name_2': 'Stretcher frame',
      'app.print_option_value_2': '2 cm',
    });
    await block.until(() => expect(block.text()).toContain('Artwork missing'));
  });

  it('shows where a value comes from while the variant has none of its own', async () => {
    const { variant } = place(
      [{ namespace: 'custom', key: 'print_design_id', value: 'CVS-APO12345678' }],
      [app('print_url', ARTWORK)],
    );
    const block = await show('print-variant-block', variant);
    await block.until(() =>
      expect(block.field('Artwork link').getAttribute('details')).toBe(`From the product: ${ARTWORK}`),
    );
    expect(block.field('Finished design').getAttribute('details')).toBe(
      'From this variant, namespace custom: CVS-APO12345678',
    );
    expect(block.all('s-thumbnail')[0]?.getAttribute('src')).toBe(ARTWORK);
  });

  it('shows a print SKU of one region where one is set', async () => {
    const { variant } = place([...ready, app('print_sku_us', 'US-40X30')]);
    const block = await show('print-variant-block', variant);
    await block.until(() => expect(block.field('Print SKU, United States only').value).toBe('US-40X30'));
    expect(() => block.field('Print SKU, Europe only')).toThrow('no field');
    block.enter('Print SKU, United States only', '');
    expect(await block.save()).toBe('saved');
    expect(stored(variant)).not.toHaveProperty('app.print_sku_us');
  });

  it('reads and writes the namespace chosen in Settings, and remembers it', async () => {
    const settings = (fieldNamespace: string, otherNamespace: string) =>
      callApi(blocks.app(), blocks.app().app.url, {
        method: 'PATCH',
        path: '/settings',
        body: { fieldNamespace, otherNamespace },
      });
    await settings('custom', '$app');
    const { variant } = place([{ namespace: 'custom', key: 'print_url', value: ARTWORK }, app('print_sku', CANVAS)]);
    const block = await show('print-variant-block', variant);
    await block.until(() => expect(block.text()).toContain('Saved in the namespace “custom”, as chosen in Settings.'));
    await block.until(() =>
      expect(block.field('Print SKU').getAttribute('details')).toBe(`From this variant, namespace $app: ${CANVAS}`),
    );
    block.enter('Artwork link', 'https://files.example.com/print/custom.jpg');
    block.enter('Finished design', 'CVS-APO12345678');
    expect(await block.save()).toBe('saved');
    expect(stored(variant)).toEqual({
      'custom.print_url': 'https://files.example.com/print/custom.jpg',
      'custom.print_design_id': 'CVS-APO12345678',
      'app.print_sku': CANVAS,
    });
    expect(await block.stored('namespaces')).toEqual({ chosen: 'custom', other: '$app' });
    await settings('$app', 'custom');
  });

  it('names what is broken, with what would be valid', async () => {
    const { variant } = place([
      ...ready.filter(({ key }) => key !== 'print_option_value_1'),
      app('print_option_value_1', 'Purple'),
    ]);
    const block = await show('print-variant-block', variant);
    await block.until(() => expect(block.all('s-badge').map((badge) => badge.textContent)).toEqual(['Broken']));
    expect(block.text()).toMatch(/Option not known \(.*Purple.*Mirrored \| White/);
    await block.until(() => expect(block.choices('Canvas border (required)')).toContain('Purple (not offered)'));
  });

  it('sets apart an option the product does not have, to be removed', async () => {
    const { variant } = place([...ready, app('print_option_name_3', 'Scent'), app('print_option_value_3', 'Pine')]);
    const block = await show('print-variant-block', variant);
    await block.until(() => expect(block.text()).toContain('The chosen product has no option “Scent” (Pine).'));
    block.press('Remove');
    await block.until(() => expect(block.text()).not.toContain('“Scent”'));
    expect(await block.save()).toBe('saved');
    expect(stored(variant)).not.toHaveProperty('app.print_option_name_3');
  });

  it('goes back to what is stored when the page discards', async () => {
    const { variant } = place(ready);
    const block = await show('print-variant-block', variant);
    await block.until(() => expect(block.field('Artwork link').value).toBe(ARTWORK));
    block.enter('Artwork link', 'https://files.example.com/other.jpg');
    block.discard();
    await block.until(() => expect(block.field('Artwork link').value).toBe(ARTWORK));
  });

  it.each([
    ['http://files.example.com/a.jpg', 'Enter a link that begins with https://'],
    [`https://files.example.com/${'x'.repeat(2_048)}`, 'Shopify stores links of at most 2,048 characters.'],
  ])('keeps a link back that cannot be stored or printed: %.40s', async (url, fault) => {
    const { variant } = place(ready);
    const block = await show('print-variant-block', variant);
    await block.until(() => expect(block.field('Artwork link').value).toBe(ARTWORK));
    block.enter('Artwork link', url);
    await block.until(() => expect(block.field('Artwork link').getAttribute('error')).toBe(fault));
    expect(await block.save()).toBe('rejected');
    expect(block.asked).not.toContain('SetFields');
  });

  it('judges any link by the pixels of its file, and says when it lies on its side', async () => {
    const { variant } = place(ready);
    const block = await show('print-variant-block', variant);
    await block.until(() => expect(block.field('Artwork link').value).toBe(ARTWORK));
    block.enter('Artwork link', 'https://files.example.com/lighthouse.jpg');
    await block.until(() =>
      expect(block.text()).toMatch(/3000 × 4000 px · 254 dpi · proportions fit[\s\S]*It lies on its side/),
    );
  });

  it('judges a picture of the product by its pixels, and takes it as artwork', async () => {
    const { variant } = place(ready);
    const nodes = [
      { alt: 'Sea', image: { url: 'https://cdn.shopify.com/sea.jpg', width: 4000, height: 3000 } },
      { alt: 'Small', image: { url: 'https://cdn.shopify.com/small.jpg', width: 400, height: 100 } },
      {},
    ];
    const block = await show('print-variant-block', variant, {
      answers: { ProductImages: { data: { product: { media: { nodes } } } } },
    });
    await block.until(() =>
      expect(block.choices('Picture of this product')).toEqual([
        'Choose a picture',
        '1. Sea 4000 × 3000 px',
        '2. Small 400 × 100 px',
      ]),
    );
    block.enter('Picture of this product', 'https://cdn.shopify.com/sea.jpg');
    await block.until(() => expect(block.text()).toContain('4000 × 3000 px · 254 dpi · proportions fit'));
    block.enter('Picture of this product', 'https://cdn.shopify.com/small.jpg');
    await block.until(() => expect(block.text()).toMatch(/proportions 200 % off, parts would be cut[\s\S]*Too small/));
    expect(await block.save()).toBe('saved');
    expect(stored(variant)['app.print_url']).toBe('https://cdn.shopify.com/small.jpg');
  });
});

describe('the product block', () => {
  it('edits the fields all variants inherit', async () => {
    const placed = place();
    const block = await show('print-product-block', placed.gid);
    await block.until(() => expect(block.all('s-badge').map((badge) => badge.textContent)).toEqual(['Not printed']));
    block.enter('Artwork link', ARTWORK);
    await block.until(() => expect(block.text()).toContain('Print SKU missing'));
    expect(await block.save()).toBe('saved');
    expect(stored(placed.gid)).toEqual({ 'app.print_url': ARTWORK });
    expect(stored(placed.variant)).toEqual({});
  });

  it('speaks German to a German merchant', async () => {
    const placed = place([], ready);
    const block = await show('print-product-block', placed.gid, { language: 'de' });
    await block.until(() => expect(block.all('s-badge').map((badge) => badge.textContent)).toEqual(['Bereit']));
    expect(block.all('s-admin-block')[0]?.getAttribute('heading')).toBe('Druckeinstellungen');
    await block.until(() =>
      expect(block.choices('Druck-SKU').some((choice) => choice.includes('40 × 30 cm · 24,92'))).toBe(true),
    );
  });
  it('[U24] says how many of its variants are ready, and what one that is not lacks', async () => {
    const placed = blocks.app().shop.product({
      title: 'Twelve sizes',
      metafields: [app('print_url', ARTWORK)],
      variants: Array.from({ length: 12 }, (_, n) => ({
        title: `Size ${n + 1}`,
        price: '39.90',
        metafields: n === 0 ? ready : n === 1 ? [app('print_sku', 'NO-SUCH')] : [],
      })),
    });
    const block = await show('print-product-block', placed.gid);
    await block.until(() =>
      expect(block.all('s-badge').map((badge) => badge.textContent)).toEqual([
        '1 of 12 ready',
        'Incomplete: 10',
        'Broken: 1',
      ]),
    );
    expect(block.all('s-admin-block')[0]?.getAttribute('collapsedsummary')).toBe('1 of 12 ready');
    expect(block.text()).toContain('Size 2:');
    expect(block.text()).toContain('NO-SUCH');
  });

  it('names the price with its options', async () => {
    const placed = place([], ready);
    const block = await show('print-product-block', placed.gid);
    await block.until(() => expect(block.text()).toMatch(/Europe: Canvas .*€27\.12 with these options/));
  });

  it('[U24] shows no broken picture of artwork that cannot be loaded', async () => {
    const placed = place([], ready);
    const block = await show('print-product-block', placed.gid);
    await block.until(() => expect(block.all('s-thumbnail')[0]?.getAttribute('src')).toBe(ARTWORK));
    block.all('s-thumbnail')[0]?.dispatchEvent(new Event('error'));
    await block.until(() => expect(block.all('s-thumbnail')[0]?.getAttribute('src') ?? '').toBe(''));
  });
});
