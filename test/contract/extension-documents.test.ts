import { Kind, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { DOCUMENTS } from '../../extensions/shared/documents.ts';
import { EDITABLE_KEYS } from '../../web/domain/print-fields/print-field-edit.ts';
import { estimateCost } from './shopify-cost.ts';
import { loadAdminSchema } from './shopify-schema.ts';
import { isGranted, usesOf } from './shopify-uses.ts';

/** The extensions' documents run in the version of their TOML; they must go on to work in the one that the app uses. */
const VERSIONS = ['2026-07', '2026-10'] as const;
const LARGEST_COST = 1_000;

/**
 * What needs a scope that depends on the owner of the metafield is written as a sentence; `write_products` is what it
 * means for products.
 */
const BY_OWNER = new Set(['Mutation.metafieldsSet', 'Mutation.metafieldsDelete']);

describe.each(VERSIONS)('in the Admin schema of %s', (version) => {
  const admin = loadAdminSchema(version);

  describe.each(Object.entries(DOCUMENTS))("the extensions' document %s", (name, text) => {
    const document = parse(text);

    it('is valid and is the one operation it is called by', () => {
      expect(validate(admin.schema, document).map(({ message }) => message)).toEqual([]);
      expect(
        document.definitions.map((definition) =>
          definition.kind === Kind.OPERATION_DEFINITION ? definition.name?.value : definition.kind,
        ),
      ).toEqual([name]);
    });

    it('uses nothing deprecated and no scope that shopify.app.toml does not ask for', () => {
      const uses = usesOf(admin, document).filter((use) => !BY_OWNER.has(use.name));
      expect(uses.filter(({ deprecated }) => deprecated)).toEqual([]);
      expect(uses.filter(({ access }) => access !== null && !isGranted(access))).toEqual([]);
    });

    it('costs less than a query may', () => {
      expect(estimateCost(admin.schema, document, 1)).toBeLessThanOrEqual(LARGEST_COST);
    });
  });
});

describe('the pages of metafields', () => {
  it('hold every print field', () => {
    const pages = Object.values(DOCUMENTS).flatMap((text) =>
      [...text.matchAll(/: metafields\(first: (\d+)/g)].map(([, first]) => Number(first)),
    );
    expect(pages.length).toBeGreaterThan(0);
    expect(Math.min(...pages)).toBeGreaterThanOrEqual(EDITABLE_KEYS.length);
  });
});
