import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as engineModule from '@prisma/schema-engine-wasm/schema_engine_bg';
import type { Provider } from './schemas.ts';

/**
 * The SQL that leads from one schema to another, by Prisma's own engine compiled to WebAssembly: the binary engine
 * would have to be downloaded. A diff of two schemas needs no database, so the engine is given one that holds nothing.
 */
interface SchemaEngine {
  diff(params: {
    from: DiffTarget;
    to: DiffTarget;
    script: boolean;
    exitCode: null;
    filters: { externalTables: string[]; externalEnums: string[] };
  }): Promise<{ stdout: string | null }>;
}
type DiffTarget =
  | { readonly tag: 'empty' }
  | { readonly tag: 'schemaDatamodel'; readonly files: readonly { readonly path: string; readonly content: string }[] };
/** The engine's bindings learn of the instance through this. */
const SET_EXPORTS = '__wbg_set_wasm';

interface EngineModule {
  readonly SchemaEngine: {
    new: (options: { datamodels: [string, string][] }, onLog: () => void, adapter: object) => Promise<SchemaEngine>;
  };
  readonly [SET_EXPORTS]: (exports: WebAssembly.Exports) => void;
}

const ENGINE = '@prisma/schema-engine-wasm/schema_engine_bg';
let loaded: Promise<EngineModule> | null = null;

async function load(): Promise<EngineModule> {
  const bytes = readFileSync(fileURLToPath(import.meta.resolve(ENGINE)).replace(/\.js$/, '.wasm'));
  const { instance } = await WebAssembly.instantiate(bytes, {
    './schema_engine_bg.js': engineModule as unknown as WebAssembly.ModuleImports,
  });
  const bindings = engineModule as unknown as EngineModule;
  bindings[SET_EXPORTS](instance.exports);
  (instance.exports['__wbindgen_start'] as () => void)();
  return bindings;
}

const ok = <Value>(value: Value): { readonly ok: true; readonly value: Value } => ({ ok: true, value });

function emptyDatabase(provider: Provider): object {
  const names =
    provider === 'sqlite'
      ? { provider: 'sqlite', adapterName: '@prisma/adapter-better-sqlite3' }
      : { provider: 'postgres', adapterName: '@prisma/adapter-pg' };
  const adapter = {
    ...names,
    getConnectionInfo: () => ok({ schemaName: 'public', supportsRelationJoins: true }),
    queryRaw: () => Promise.resolve(ok({ columnNames: [], columnTypes: [], rows: [] })),
    executeRaw: () => Promise.resolve(ok(0)),
    executeScript: () => Promise.resolve(ok(undefined)),
    dispose: () => Promise.resolve(ok(undefined)),
  };
  return {
    ...names,
    connect: () => Promise.resolve(ok(adapter)),
    connectToShadowDb: () => Promise.resolve(ok(adapter)),
    errorRegistry: {},
  };
}

const targetOf = (schema: string | null): DiffTarget =>
  schema === null ? { tag: 'empty' } : { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content: schema }] };

/**
 * SQL script from one schema text to another; null = the empty database. An empty script means that nothing changed.
 */
export async function diffSchemas(provider: Provider, from: string | null, to: string): Promise<string> {
  loaded ??= load();
  const { SchemaEngine } = await loaded;
  const engine = await SchemaEngine.new({ datamodels: [['schema.prisma', to]] }, () => {}, emptyDatabase(provider));
  const { stdout } = await engine.diff({
    from: targetOf(from),
    to: targetOf(to),
    script: true,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  });
  const script = stdout ?? '';
  return /^-- This is an empty migration\.\s*$/.test(script) ? '' : script;
}
