import { describe, expect, it } from 'vitest';
import { inheritedField } from './inherited.ts';
import { fieldsOfOwner, fileGidsOf, type OwnerNode } from './own-fields.ts';

const node = (key: string, value: string) => ({
  key,
  value,
  type: 'single_line_text_field',
  compareDigest: `d-${value}`,
});
const owner = (id: string, app: OwnerNode['app']['nodes'], merchant: OwnerNode['merchant']['nodes']): OwnerNode => ({
  id,
  app: { nodes: app },
  merchant: { nodes: merchant },
});

const NO_FILES = new Map();

describe('the fields of an owner', () => {
  const read = owner(
    'gid://shopify/Product/1',
    [node('print_sku', 'APP')],
    [node('custom.print_sku', 'CUSTOM'), node('custom.print_url', 'https://a.example')],
  );

  it('are its own in the chosen namespace, and the other ones beneath', () => {
    expect(fieldsOfOwner(read, '$app', NO_FILES)).toMatchObject({
      own: { print_sku: { value: 'APP', digest: 'd-APP' } },
      other: { print_sku: { value: 'CUSTOM' }, print_url: { value: 'https://a.example' } },
    });
    expect(fieldsOfOwner(read, 'custom', NO_FILES)).toMatchObject({
      own: { print_sku: { value: 'CUSTOM' } },
      other: { print_sku: { value: 'APP' } },
    });
  });

  it('leave out what is no print field and what is blank', () => {
    expect(
      fieldsOfOwner(owner('x', [node('material', 'wood'), node('print_url', ' ')], []), '$app', NO_FILES).own,
    ).toEqual({});
  });

  it('are shown as the text that their type means', () => {
    const list = { ...node('print_sku', '["A"]'), type: 'list.single_line_text_field' };
    const [ready, waiting] = [1, 2].map((number) => ({
      ...node(number === 1 ? 'print_url' : 'print_design_id', `gid://shopify/MediaImage/${number}`),
      type: 'file_reference',
    }));
    if (ready === undefined || waiting === undefined) throw new Error('two files');
    const typed = owner('x', [list, ready, waiting], []);
    expect(fileGidsOf([typed, typed])).toEqual([ready.value, waiting.value]);
    const files = new Map([
      [ready.value, { state: 'ready', url: 'https://cdn.shopify.com/a.jpg' } as const],
      [waiting.value, { state: 'processing' } as const],
    ]);
    expect(fieldsOfOwner(typed, '$app', files).own).toMatchObject({
      print_sku: { value: 'A', stored: '["A"]' },
      print_url: { value: 'https://cdn.shopify.com/a.jpg', stored: ready.value },
      print_design_id: { value: '', stored: waiting.value },
    });
  });
});

describe('an empty field', () => {
  const namespaces = { chosen: '$app', other: 'custom' };
  const product = fieldsOfOwner(
    owner(
      'p',
      [node('print_url', 'https://product.example')],
      [node('custom.print_sku', 'P-CUSTOM'), node('custom.print_url', 'https://other.example')],
    ),
    '$app',
    NO_FILES,
  );
  const variant = fieldsOfOwner(owner('v', [], [node('custom.print_design_id', 'D-APO1')]), '$app', NO_FILES);

  it.each([
    ['print_design_id', { value: 'D-APO1', from: 'variant_other', namespace: 'custom' }],
    ['print_url', { value: 'https://product.example', from: 'product', namespace: '$app' }],
    ['print_sku', { value: 'P-CUSTOM', from: 'product_other', namespace: 'custom' }],
    ['print_sku_eu', null],
  ] as const)('%s of a variant takes the nearest value beneath', (key, inherited) => {
    expect(inheritedField(key, { variant, product }, namespaces)).toEqual(inherited);
  });

  it('of a product takes only its own other namespace', () => {
    expect(inheritedField('print_url', { variant: null, product }, namespaces)).toEqual({
      value: 'https://other.example',
      from: 'product_other',
      namespace: 'custom',
    });
  });
});
