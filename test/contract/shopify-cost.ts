import {
  getNamedType,
  isListType,
  isNonNullType,
  isObjectType,
  isInterfaceType,
  isUnionType,
  Kind,
  typeFromAST,
  type DocumentNode,
  type FieldNode,
  type GraphQLOutputType,
  type GraphQLSchema,
  type GraphQLType,
  type SelectionSetNode,
} from 'graphql';

function isList(type: GraphQLType): boolean {
  return isNonNullType(type) ? isList(type.ofType) : isListType(type);
}

/**
 * The static estimate of a document's points (shopify-platform §6.2): scalar 0, object 1, connection
 * 2 + first × child, mutation 10. A list with `first` counts that often, `nodes(ids:)` as often as `idsPerRequest`
 * says. A `first` that is a variable counts as its default, which is to be the largest that is asked for.
 */
export function estimateCost(schema: GraphQLSchema, document: DocumentNode, idsPerRequest: number): number {
  const defaults = new Map<string, number>();
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    for (const { variable, defaultValue } of definition.variableDefinitions ?? [])
      if (defaultValue?.kind === Kind.INT) defaults.set(variable.name.value, Number(defaultValue.value));
  }

  function sizeOf(field: FieldNode): number | null {
    const first = field.arguments?.find(({ name }) => name.value === 'first')?.value;
    if (first?.kind === Kind.INT) return Number(first.value);
    if (first?.kind === Kind.VARIABLE) return defaults.get(first.name.value) ?? null;
    return field.arguments?.some(({ name }) => name.value === 'ids') === true ? idsPerRequest : null;
  }

  function costOfField(field: FieldNode, type: GraphQLOutputType): number {
    const named = getNamedType(type);
    if (!isObjectType(named) && !isInterfaceType(named) && !isUnionType(named)) return 0;
    const size = sizeOf(field);
    const selections = field.selectionSet;
    if (selections === undefined) throw new Error(`${field.name.value} selects nothing`);
    if (named.name.endsWith('Connection')) {
      if (size === null) throw new Error(`${field.name.value} has no page size`);
      return 2 + costOfSelections(selections, named, size);
    }
    return (isList(type) && size !== null ? size : 1) * (1 + costOfSelections(selections, named, 1));
  }

  /** `times`: what is inside `nodes` of a connection counts once for each; `pageInfo` counts once. */
  function costOfSelections(set: SelectionSetNode, parent: GraphQLType, times: number): number {
    return set.selections.reduce((sum, selection) => {
      if (selection.kind === Kind.FRAGMENT_SPREAD) throw new Error('named fragments are not used');
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        const type = selection.typeCondition ? typeFromAST(schema, selection.typeCondition) : parent;
        return sum + (type ? costOfSelections(selection.selectionSet, type, times) : 0);
      }
      const owner =
        isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[selection.name.value] : undefined;
      if (owner === undefined) throw new Error(`no field ${selection.name.value}`);
      return sum + (selection.name.value === 'nodes' ? times : 1) * costOfField(selection, owner.type);
    }, 0);
  }

  return document.definitions.reduce((sum, definition) => {
    if (definition.kind !== Kind.OPERATION_DEFINITION) return sum;
    if (definition.operation === 'mutation') return sum + 10 * definition.selectionSet.selections.length;
    const query = schema.getQueryType();
    if (!query) throw new Error('the schema has no query type');
    return sum + costOfSelections(definition.selectionSet, query, 1);
  }, 0);
}
