import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { buildClientSchema, type GraphQLSchema, type IntrospectionQuery } from 'graphql';

interface AnnotatedField {
  readonly name: string;
  readonly requiredAccess?: string | null;
}

interface AnnotatedType {
  readonly name: string;
  readonly requiredAccess?: string | null;
  readonly fields?: readonly AnnotatedField[] | null;
  readonly enumValues?: readonly { readonly name: string; readonly description?: string | null }[] | null;
}

interface Introspection {
  readonly __schema: { readonly types: readonly AnnotatedType[] };
}

/** Shopify's own Admin schema of one version, as shipped for tools; read where it is installed, never copied. */
function readIntrospection(version: string): Introspection & IntrospectionQuery {
  // By path: the package exports its program only.
  const file = new URL(`../../node_modules/@shopify/dev-mcp/dist/data/admin_${version}.json.gz`, import.meta.url);
  const parsed: { data: Introspection & IntrospectionQuery } = JSON.parse(
    gunzipSync(readFileSync(file)).toString('utf8'),
  );
  return parsed.data;
}

export interface AdminSchema {
  readonly schema: GraphQLSchema;
  /** What Shopify writes about the access a field, or a whole type (no field given), needs; null = nothing. */
  requiredAccess(type: string, field?: string): string | null;
  /** Every scope that a type or field asks for. */
  readonly scopes: ReadonlySet<string>;
  /** Values of an enum with their description, which for webhook topics names the scopes. */
  enumValues(type: string): ReadonlyMap<string, string>;
}

export function loadAdminSchema(version: string): AdminSchema {
  const introspection = readIntrospection(version);
  const { __schema: annotated } = introspection;
  const types = new Map(annotated.types.map((type) => [type.name, type]));
  return {
    schema: buildClientSchema(introspection),
    requiredAccess(type, field) {
      const found = types.get(type);
      return (
        (field === undefined
          ? found?.requiredAccess
          : found?.fields?.find(({ name }) => name === field)?.requiredAccess) ?? null
      );
    },
    scopes: new Set(
      annotated.types
        .flatMap(({ requiredAccess, fields }) => [
          requiredAccess,
          ...(fields ?? []).map((field) => field.requiredAccess),
        ])
        .flatMap((text) => text?.match(/\b(?:read|write)_[a-z_]+/g) ?? []),
    ),
    enumValues: (type) =>
      new Map((types.get(type)?.enumValues ?? []).map(({ name, description }) => [name, description ?? ''])),
  };
}
