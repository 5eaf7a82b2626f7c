import { gidOf, type ShopDomain } from '../../../domain/kernel/ids.ts';
import type { Clock, IndexedVariant, JobStore, ProductIndexStore } from '../../../pipeline/ports/index.ts';
import type { Checker } from '../../../pipeline/merchant/products/checker.ts';
import {
  copyEdits,
  mappingEdits,
  optionValuesOf,
  type MadeEdits,
  type MappingRule,
} from '../../../pipeline/merchant/products/plan-edits.ts';
import { labelOf, type Preview, type PreviewedEdit } from '../../../pipeline/merchant/products/preview.ts';
import type { CopyInput, EditPlan, MappingInput } from '../../../contract/index.ts';
import { mount, NOT_FOUND, type Api } from '../endpoint.ts';
import { jobView } from './views.ts';

export interface MappingParts {
  readonly products: ProductIndexStore;
  readonly jobs: JobStore;
  readonly checker: Checker;
  readonly preview: Preview;
  readonly clock: Clock;
  readonly onWork: () => void;
}

const LISTED = 200;

function gidsOf(numbers: readonly string[]): readonly string[] {
  return numbers.map((number) => gidOf('Product', number));
}

interface Made extends MadeEdits {
  readonly rows: readonly IndexedVariant[];
  readonly unread: number;
}

/** How many of these products have no row: made since products were last read, or gone. */
function unreadOf(numbers: readonly string[], rows: readonly IndexedVariant[]): number {
  const known = new Set(rows.map(({ variant }) => variant.productGid));
  return [...new Set(gidsOf(numbers))].filter((gid) => !known.has(gid)).length;
}

function unmatchedView({ unmatched, rows }: Made): EditPlan['unmatchedVariants'] {
  const gids = new Set(unmatched.slice(0, LISTED));
  return rows.flatMap(({ variant: { variantGid, productTitle, variantTitle, selectedOptions } }) =>
    gids.has(variantGid) ? [{ variantGid, productTitle, variantTitle, options: [...selectedOptions] }] : [],
  );
}

function planView(previewed: readonly PreviewedEdit[], made: Made): EditPlan {
  const changed = previewed.filter(({ changes }) => changes.length > 0);
  return {
    edits: changed.slice(0, LISTED).map(({ row, changes, statusAfter }) => ({
      variantGid: row.variant.variantGid,
      productTitle: row.variant.productTitle,
      variantTitle: row.variant.variantTitle,
      changes: changes.map((change) => ({ ...change })),
      statusBefore: row.status,
      statusAfter,
    })),
    changed: changed.length,
    unchanged: previewed.length - changed.length,
    unmatched: made.unmatched.length,
    unread: made.unread,
    unmatchedVariants: unmatchedView(made),
  };
}

/** Mapping by option value, and copying to other products: looked at first, then applied as a job. */
export function mappingRoutes(api: Api, parts: MappingParts): void {
  const { products, jobs, checker, preview, clock } = parts;

  async function mapped(shop: ShopDomain, input: MappingInput): Promise<Made> {
    const { fieldNamespace: namespace } = await checker.settingsOf(shop);
    const rows = await products.ofProducts(shop, gidsOf(input.selection.products));
    return {
      rows,
      unread: unreadOf(input.selection.products, rows),
      ...mappingEdits(
        rows.map(({ variant }) => variant),
        { ...input, rules: input.rules as readonly MappingRule[], namespace },
      ),
    };
  }

  async function copied(shop: ShopDomain, input: CopyInput): Promise<Made> {
    const { fieldNamespace: namespace } = await checker.settingsOf(shop);
    const source = await products.ofProducts(shop, gidsOf([input.from]));
    const rows = await products.ofProducts(shop, gidsOf(input.selection.products));
    return {
      rows,
      unread: unreadOf([input.from, ...input.selection.products], [...source, ...rows]),
      ...copyEdits(
        source.map(({ variant }) => variant),
        rows.map(({ variant }) => variant),
        { ...input, namespace },
      ),
    };
  }

  async function look(shop: ShopDomain, made: Made) {
    return { body: planView(await preview(shop, made.edits, made.rows), made) };
  }

  /** Only what would change becomes a row. */
  async function apply(shop: ShopDomain, made: Made) {
    const changing = (await preview(shop, made.edits, made.rows)).filter(({ changes }) => changes.length > 0);
    const id = await jobs.create(shop, { kind: 'products_edit', state: 'draft', params: {}, nowMs: clock.now() });
    await jobs.addRows(
      id,
      changing.map(({ edit, row }, at) => ({ row: at + 1, label: labelOf(row), payload: { edit } })),
    );
    await jobs.apply(shop, id, clock.now());
    parts.onWork();
    const job = await jobs.find(shop, id);
    return job === null ? NOT_FOUND : { status: 202, body: jobView(job) };
  }

  mount(api, 'optionValues', async ({ shop, body }) => {
    const rows = await products.ofProducts(shop, gidsOf(body.products));
    const options = optionValuesOf(rows).map(({ name, values }) => ({ name, values: [...values] }));
    return { body: { options, unread: unreadOf(body.products, rows) } };
  });
  mount(api, 'previewMapping', async ({ shop, body }) => look(shop, await mapped(shop, body)));
  mount(api, 'applyMapping', async ({ shop, body }) => apply(shop, await mapped(shop, body)));
  mount(api, 'previewCopy', async ({ shop, body }) => look(shop, await copied(shop, body)));
  mount(api, 'applyCopy', async ({ shop, body }) => apply(shop, await copied(shop, body)));
}
