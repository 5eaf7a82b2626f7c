import { readFileSync } from 'node:fs';
import { getNamedType, TypeInfo, visit, visitWithTypeInfo, type DocumentNode } from 'graphql';
import { parse } from 'smol-toml';
import { z } from 'zod';
import type { AdminSchema } from './shopify-schema.ts';

const tomlText = readFileSync(new URL('../../shopify.app.toml', import.meta.url), 'utf8');
const scopes = new Set(
  z
    .object({ access_scopes: z.object({ scopes: z.string() }) })
    .parse(parse(tomlText))
    .access_scopes.scopes.split(','),
);

export interface Use {
  readonly name: string;
  readonly access: string | null;
  readonly deprecated: boolean;
}

/** Every field of a document, as `Type.field`, and every type it passes through. */
export function usesOf(admin: AdminSchema, document: DocumentNode): readonly Use[] {
  const info = new TypeInfo(admin.schema);
  const uses: Use[] = [];
  visit(
    document,
    visitWithTypeInfo(info, {
      Field() {
        const owner = info.getParentType()?.name ?? '';
        const field = info.getFieldDef();
        const type = getNamedType(info.getType())?.name ?? '';
        uses.push({
          name: `${owner}.${field?.name}`,
          access: admin.requiredAccess(owner, field?.name ?? ''),
          deprecated: field?.deprecationReason !== undefined && field?.deprecationReason !== null,
        });
        uses.push({ name: type, access: admin.requiredAccess(type), deprecated: false });
      },
      Argument() {
        const argument = info.getArgument();
        uses.push({
          name: `argument ${argument?.name}`,
          access: null,
          deprecated: argument?.deprecationReason !== undefined && argument?.deprecationReason !== null,
        });
      },
    }),
  );
  return uses;
}

/**
 * The scopes of which one is enough. Shopify writes them as `` `read_a` access scope or `read_b` access scope ``, and
 * some families without `read_`.
 */
export function scopesIn(access: string): readonly string[] {
  // Metafields are written with the scope of their owner; ours stand on products and variants.
  if (/set(ting)?\s+a metafield on a (product|`PRODUCT`)/.test(access)) return ['write_products'];
  return [...access.matchAll(/`([a-z_]+)`/g)].map(([, scope = '']) =>
    /^(read|write)_/.test(scope) ? scope : `read_${scope}`,
  );
}

/** Whether shopify.app.toml asks for one of the scopes. */
export function isGranted(access: string): boolean {
  // Bulk operations want a token that is no storefront's; offline ones, as ours are, see all that is collected.
  if (access.startsWith('Only accessible by supported access tokens')) return true;
  return scopesIn(access).some((scope) => scopes.has(scope));
}
