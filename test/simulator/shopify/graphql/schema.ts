import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { buildClientSchema, isObjectType, type GraphQLSchema, type IntrospectionQuery } from 'graphql';
import { resolvers } from '../resolvers/index.ts';
import type { Resolver } from './context.ts';
import { sameError } from './errors.ts';

/** Shopify's introspection carries, beside the standard keys, who may see what (shopify-platform §10.2). */
interface AnnotatedField {
  readonly name: string;
  readonly requiredAccess: string | null;
  readonly isProtected: boolean;
}

interface AnnotatedType {
  readonly name: string;
  readonly requiredAccess: string | null;
  readonly fields: readonly AnnotatedField[] | null;
}

export interface AdminSchema {
  readonly schema: GraphQLSchema;
  /** Any one of these scopes opens the field or type; absent = open to all. Keys `Type.field` and `Type`. */
  readonly access: ReadonlyMap<string, readonly string[]>;
  /** Protected customer data, as `Type.field`. */
  readonly protectedFields: ReadonlySet<string>;
}

/** The package exports nothing but its command, so the file is named by its place. */
const SCHEMA_FILE = new URL(
  '../../../../node_modules/@shopify/dev-mcp/dist/data/admin_2026-10.json.gz',
  import.meta.url,
);

let built: AdminSchema | undefined;

/** The real 2026-10 schema with the simulator's resolvers; built once per process (about 0.4 s). */
export function adminSchema(): AdminSchema {
  built ??= build();
  return built;
}

function build(): AdminSchema {
  const text = gunzipSync(readFileSync(SCHEMA_FILE)).toString('utf8');
  const introspection = (
    JSON.parse(text) as { data: IntrospectionQuery & { __schema: { types: readonly AnnotatedType[] } } }
  ).data;
  const { __schema: annotated } = introspection;
  const schema = buildClientSchema(introspection, { assumeValid: true });
  const access = new Map<string, readonly string[]>();
  const protectedFields = new Set<string>();
  for (const type of annotated.types) {
    setAccess(access, type.name, type.requiredAccess);
    for (const field of type.fields ?? []) {
      setAccess(access, `${type.name}.${field.name}`, field.requiredAccess);
      if (field.isProtected) protectedFields.add(`${type.name}.${field.name}`);
    }
  }
  attach(schema);
  return { schema, access, protectedFields };
}

function setAccess(access: Map<string, readonly string[]>, coordinate: string, text: string | null): void {
  const scopes = scopesIn(text);
  if (scopes.length > 0) access.set(coordinate, scopes);
}

/** "`read_a` access scope or `read_b` access scope. Also: …" → the scopes, any of which is enough. */
function scopesIn(text: string | null): readonly string[] {
  const sentence = text?.split('Also:')[0] ?? '';
  return [...sentence.matchAll(/`([a-z_]+)`/g)].map(([, name = '']) =>
    /^(read|write)_/.test(name) ? name : `read_${name}`,
  );
}

function attach(schema: GraphQLSchema): void {
  for (const [typeName, fields] of Object.entries(resolvers)) {
    const type = schema.getType(typeName);
    if (!isObjectType(type)) throw new Error(`resolvers for ${typeName}, which is no object type of the schema`);
    const known = type.getFields();
    for (const [fieldName, resolve] of Object.entries(fields)) {
      const field = known[fieldName];
      if (!field) throw new Error(`a resolver for ${typeName}.${fieldName}, which is not in the schema`);
      field.resolve = guarded(`${typeName}.${fieldName}`, resolve);
    }
  }
}

/** `denied` is null for nearly every request, which then pays one comparison. */
function guarded(coordinate: string, resolve: Resolver): Resolver {
  return (...call) => {
    const [, , context] = call;
    const error = context.denied?.get(coordinate);
    if (error) throw sameError(error);
    return resolve(...call);
  };
}
