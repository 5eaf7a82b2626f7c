import {
  getNamedType,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type FieldNode,
  type ValueNode,
} from 'graphql';
import type { Collected, Shop, World } from '../world/state.ts';
import { deniedFor, prepare } from './prepare.ts';
import { runDocument } from './run.ts';
import { adminSchema } from './schema.ts';

/** Connections of a bulk query, and how deep they stand in each other (shopify-platform §6.1). */
const MOST_CONNECTIONS = 5;
const DEEPEST = 2;
const PAGE = 250;
/** A name that no query uses: what has it was a connection. */
const MARK = 'simulatedPage';
const PAGE_ARGUMENTS: ReadonlySet<string> = new Set(['first', 'last', 'after', 'before']);

interface Shape {
  readonly connections: number;
  readonly depth: number;
  readonly roots: readonly FieldNode[];
}

function isConnection(info: TypeInfo): boolean {
  return getNamedType(info.getType())?.name.endsWith('Connection') === true;
}

function shapeOf(document: DocumentNode): Shape {
  const info = new TypeInfo(adminSchema().schema);
  let [connections, depth, deepest] = [0, 0, 0];
  visit(
    document,
    visitWithTypeInfo(info, {
      Field: {
        enter() {
          if (!isConnection(info)) return;
          connections += 1;
          depth += 1;
          deepest = Math.max(deepest, depth);
        },
        leave() {
          if (isConnection(info)) depth -= 1;
        },
      },
    }),
  );
  const [definition] = document.definitions;
  const selections = definition?.kind === Kind.OPERATION_DEFINITION ? definition.selectionSet.selections : [];
  return { connections, depth: deepest, roots: selections.filter((node) => node.kind === Kind.FIELD) };
}

function faultOf({ connections, depth, roots }: Shape): string | null {
  if (connections === 0) return 'Bulk queries must contain at least one connection.';
  if (connections > MOST_CONNECTIONS) return `Bulk queries cannot contain more than ${MOST_CONNECTIONS} connections.`;
  if (depth > DEEPEST) return `Bulk queries cannot contain connections nested more than ${DEEPEST} levels deep.`;
  if (roots.length !== 1) return 'Bulk queries must have exactly one top-level field.';
  if (roots.some(({ name }) => name.value === 'node' || name.value === 'nodes'))
    return 'Bulk queries cannot contain a top level `node` or `nodes` field.';
  return null;
}

const field = (name: string, selections: readonly FieldNode[] = [], alias?: string): FieldNode => ({
  kind: Kind.FIELD,
  name: { kind: Kind.NAME, value: name },
  ...(alias === undefined ? {} : { alias: { kind: Kind.NAME, value: alias } }),
  ...(selections.length === 0 ? {} : { selectionSet: { kind: Kind.SELECTION_SET, selections } }),
});

/** The document with every connection paged, the outermost from `after` on. */
function paged(document: DocumentNode, after: string | null): DocumentNode {
  const info = new TypeInfo(adminSchema().schema);
  const argument = (name: string, value: ValueNode) =>
    ({ kind: Kind.ARGUMENT, name: { kind: Kind.NAME, value: name }, value }) as const;
  let depth = 0;
  return visit(
    document,
    visitWithTypeInfo(info, {
      Field: {
        enter(node) {
          if (!isConnection(info)) return undefined;
          depth += 1;
          const kept = (node.arguments ?? []).filter(({ name }) => !PAGE_ARGUMENTS.has(name.value));
          const first = argument('first', { kind: Kind.INT, value: String(PAGE) });
          const place = depth === 1 && after !== null ? [argument('after', { kind: Kind.STRING, value: after })] : [];
          const mark = field('pageInfo', [field('hasNextPage'), field('endCursor')], MARK);
          const selections = [...(node.selectionSet?.selections ?? []), mark];
          return {
            ...node,
            arguments: [...kept, first, ...place],
            selectionSet: { kind: Kind.SELECTION_SET, selections },
          } satisfies FieldNode;
        },
        leave() {
          if (isConnection(info)) depth -= 1;
        },
      },
    }),
  );
}

type Row = Record<string, unknown>;
interface Page extends Row {
  readonly [MARK]: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

const isPage = (value: unknown): value is Page => typeof value === 'object' && value !== null && MARK in value;

function rowsOf(page: Page): readonly Row[] {
  const edges = page['edges'] as { readonly node: Row }[] | undefined;
  return edges === undefined ? (page['nodes'] as Row[]) : edges.map(({ node }) => node);
}

/** A row's line, then those of its connections, each naming it as its parent. */
function* linesOf(row: Row, parent: unknown): Generator<string> {
  const below: Row[] = [];
  const line = JSON.stringify(row, (_key, value: unknown) => {
    if (!isPage(value)) return value;
    if (value[MARK].hasNextPage) throw new Error('the simulator does not page connections inside of rows');
    below.push(...rowsOf(value));
    return undefined;
  });
  yield parent === undefined ? line : `${line.slice(0, -1)},"__parentId":${JSON.stringify(parent)}}`;
  for (const child of below) yield* linesOf(child, row['id']);
}

/** Runs the query of a bulk operation to its end; `keep` stores the lines and answers their address. */
export function collect(
  { world, shop }: { readonly world: World; readonly shop: Shop },
  query: string,
  keep: (jsonl: string) => string,
): Collected {
  const made = prepare(query, null);
  if (made.outcome === 'invalid')
    return {
      outcome: 'invalid',
      message: `Invalid bulk query: ${made.errors.map(({ message }) => message).join('; ')}`,
    };
  const { document } = made.prepared;
  const fault = faultOf(shapeOf(document));
  if (fault !== null) return { outcome: 'invalid', message: fault };
  const denied = deniedFor(made.prepared, shop);
  if (denied !== null) return { outcome: 'denied' };
  const lines: string[] = [];
  let roots = 0;
  let after: string | null = null;
  do {
    const { data, errors } = runDocument({ world, shop, denied }, { document: paged(document, after), variables: {} });
    const [page] = Object.values((data ?? {}) as Row);
    if (errors !== undefined || !isPage(page)) throw new Error(`a bulk query failed: ${JSON.stringify(errors)}`);
    for (const row of rowsOf(page)) {
      roots += 1;
      lines.push(...linesOf(row, undefined));
    }
    after = page[MARK].hasNextPage ? page[MARK].endCursor : null;
  } while (after !== null);
  const url = lines.length === 0 ? null : keep(`${lines.join('\n')}\n`);
  return { outcome: 'collected', url, objects: lines.length, roots };
}
