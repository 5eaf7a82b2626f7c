import {
  getNamedType,
  getNullableType,
  isCompositeType,
  isLeafType,
  isListType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';

/**
 * The price of a query by the project's reading of Shopify's rules (shopify-platform §6.1, §6.2, §12): an object 1, a
 * connection 2 + page size × node, a mutation 10 (`fulfillmentTrackingInfoUpdate` 50, measured) plus the connections it
 * asks back.
 */
export type CostNode =
  | {
      readonly kind: 'object' | 'list';
      readonly key: string;
      readonly size: Size;
      readonly children: readonly CostNode[];
    }
  | { readonly kind: 'connection'; readonly key: string; readonly size: Size; readonly node: readonly CostNode[] }
  | { readonly kind: 'mutation'; readonly key: string; readonly base: number; readonly children: readonly CostNode[] }
  /** Fragments on different types: only one of them applies to an object, so the dearest is reserved. */
  | { readonly kind: 'alternatives'; readonly branches: readonly (readonly CostNode[])[] };

/** `fixed` also stands in when the variable is not given. */
type Size = { readonly fixed: number; readonly variable?: string };
type Variables = Readonly<Record<string, unknown>>;

const MUTATION_COST = 10;
const DEARER: Readonly<Record<string, number>> = { fulfillmentTrackingInfoUpdate: 50 };
const DEFAULT_PAGE = 10;

interface Compiler {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly defaults: ReadonlyMap<string, number>;
}

export function compileCost(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): readonly CostNode[] {
  const fragments = new Map(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition] as const] : [],
    ),
  );
  const defaults = new Map(
    (operation.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) =>
      defaultValue?.kind === Kind.INT ? [[variable.name.value, Number(defaultValue.value)] as const] : [],
    ),
  );
  const root = schema.getRootType(operation.operation);
  if (!root) return [];
  const nodes = compile({ schema, fragments, defaults }, operation.selectionSet, root);
  if (operation.operation !== 'mutation') return nodes;
  const fields = operation.selectionSet.selections.filter((selection) => selection.kind === Kind.FIELD);
  return fields.map((field): CostNode => {
    const key = responseKey(field);
    const payload = nodes.find((node) => node.kind === 'object' && node.key === key);
    return {
      kind: 'mutation',
      key,
      base: DEARER[field.name.value] ?? MUTATION_COST,
      children: payload?.kind === 'object' ? payload.children : [],
    };
  });
}

const responseKey = (field: FieldNode): string => field.alias?.value ?? field.name.value;

function compile(compiler: Compiler, selectionSet: SelectionSetNode, parent: GraphQLCompositeType): CostNode[] {
  const nodes: CostNode[] = [];
  const branches: CostNode[][] = [];
  for (const selection of selectionSet.selections) {
    if (selection.kind === Kind.FIELD) {
      const node = compileField(compiler, selection, parent);
      if (node) nodes.push(node);
      continue;
    }
    const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : compiler.fragments.get(selection.name.value);
    if (!fragment) continue;
    const named = fragment.typeCondition && compiler.schema.getType(fragment.typeCondition.name.value);
    const type = named && isCompositeType(named) ? named : parent;
    const inner = compile(compiler, fragment.selectionSet, type);
    if (type === parent) nodes.push(...inner);
    else branches.push(inner);
  }
  if (branches.length > 0) nodes.push({ kind: 'alternatives', branches });
  return nodes;
}

function compileField(compiler: Compiler, field: FieldNode, parent: GraphQLCompositeType): CostNode | null {
  const definition = 'getFields' in parent ? parent.getFields()[field.name.value] : undefined;
  if (!definition || !field.selectionSet) return null;
  const type = getNamedType(definition.type);
  if (isLeafType(type)) return null;
  const key = responseKey(field);
  const children = isCompositeType(type) ? compile(compiler, field.selectionSet, type) : [];
  if (type.name.endsWith('Connection')) {
    const size = sizeOf(compiler, field, ['first', 'last']) ?? { fixed: DEFAULT_PAGE };
    return { kind: 'connection', key, size, node: children.filter((node) => node.kind === 'list') };
  }
  const isList = isListType(getNullableType(definition.type));
  return {
    kind: isList ? 'list' : 'object',
    key,
    size: (isList ? sizeOf(compiler, field, ['first', 'ids']) : null) ?? { fixed: 1 },
    children,
  };
}

function sizeOf(compiler: Compiler, field: FieldNode, names: readonly string[]): Size | null {
  for (const argument of field.arguments ?? []) {
    if (!names.includes(argument.name.value)) continue;
    const size = sizeOfValue(compiler, argument.value);
    if (size) return size;
  }
  return null;
}

function sizeOfValue(compiler: Compiler, value: ValueNode): Size | null {
  if (value.kind === Kind.INT) return { fixed: Number(value.value) };
  if (value.kind === Kind.LIST) return { fixed: value.values.length };
  if (value.kind !== Kind.VARIABLE) return null;
  return { variable: value.name.value, fixed: compiler.defaults.get(value.name.value) ?? DEFAULT_PAGE };
}

function sizeIn(size: Size, variables: Variables): number {
  const given = size.variable === undefined ? undefined : variables[size.variable];
  if (typeof given === 'number') return given;
  if (Array.isArray(given)) return given.length;
  return size.fixed;
}

/** The cost reserved before the query runs. */
export function requestedCost(nodes: readonly CostNode[], variables: Variables): number {
  let sum = 0;
  for (const node of nodes) sum += requestedOf(node, variables);
  return sum;
}

function requestedOf(node: CostNode, variables: Variables): number {
  switch (node.kind) {
    case 'object':
    case 'list':
      return sizeIn(node.size, variables) * (1 + requestedCost(node.children, variables));
    case 'connection':
      return 2 + sizeIn(node.size, variables) * Math.max(1, ...node.node.map((item) => itemCost(item, variables)));
    case 'mutation':
      return node.base + connectionsIn(node.children, variables);
    case 'alternatives':
      return Math.max(0, ...node.branches.map((branch) => requestedCost(branch, variables)));
  }
}

/** One row of a page, whether asked for by `nodes` or by `edges { node }`: the edge itself is free. */
function itemCost(item: CostNode, variables: Variables): number {
  if (item.kind !== 'list') return 0;
  const inner =
    item.key === 'edges'
      ? item.children.flatMap((child) => (child.kind === 'object' ? child.children : []))
      : item.children;
  return 1 + requestedCost(inner, variables);
}

function connectionsIn(nodes: readonly CostNode[], variables: Variables): number {
  let sum = 0;
  for (const node of nodes) {
    if (node.kind === 'connection') sum += requestedOf(node, variables);
    else if (node.kind === 'object' || node.kind === 'list') sum += connectionsIn(node.children, variables);
  }
  return sum;
}

/** The cost of what came back; never more than was reserved. */
export function actualCost(nodes: readonly CostNode[], data: unknown): number {
  if (typeof data !== 'object' || data === null) return 0;
  let sum = 0;
  for (const node of nodes)
    sum +=
      node.kind === 'alternatives'
        ? node.branches.reduce((most, branch) => Math.max(most, actualCost(branch, data)), 0)
        : actualOf(node, (data as Variables)[node.key]);
  return sum;
}

function actualOf(node: Exclude<CostNode, { kind: 'alternatives' }>, value: unknown): number {
  if (node.kind === 'mutation') return node.base;
  if (value === null || value === undefined) return 0;
  if (node.kind === 'connection')
    return (
      2 +
      node.node.reduce(
        (most, item) => Math.max(most, actualOf(item as typeof node, (value as Variables)[(item as typeof node).key])),
        0,
      )
    );
  const rows = Array.isArray(value) ? value : [value];
  return rows.reduce<number>((sum, row) => sum + (row === null ? 0 : 1 + actualCost(node.children, row)), 0);
}
