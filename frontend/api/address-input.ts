import type { z } from 'zod';
import { routes, type RouteContract, type RouteName } from '../../web/contract/index.ts';
import type { Input } from './call.ts';

/**
 * What a page's first reads ask for, by its address alone: so that it can be asked before the page's code is there,
 * and is found by the same key. Which parameters there are is the contract's to say; each comes from the address
 * under its own name.
 */
interface AddressParts {
  readonly search?: URLSearchParams;
  /** The named parts of the path. */
  readonly params?: Readonly<Record<string, string>>;
  /** IANA name of the zone that times are shown in. */
  readonly timeZone?: string;
}

/** Of a page of a list: two screens full, and few enough that a press is answered at once on a slow machine. */
const LIST_ROWS = 25;

type Parameters = Readonly<Record<string, unknown>>;

/** The parameters of a schema as an address has them. What the contract does not know counts as absent. */
export function parametersOf<Schema extends z.ZodObject>(schema: Schema, search: URLSearchParams): z.output<Schema> {
  const known: Parameters = Object.fromEntries(
    Object.entries<z.ZodType>(schema.shape).flatMap(([name, parameter]) => {
      const given = parameter.safeParse(search.get(name) ?? undefined);
      const { data } = given.success ? given : parameter.safeParse(undefined);
      return data === undefined ? [] : [[name, data]];
    }),
  );
  return known as z.output<Schema>;
}

/** What a route is asked for from an address. */
export function addressInput<Name extends RouteName>(name: Name, parts: AddressParts): Input<Name> {
  const { params, query }: RouteContract = routes[name];
  return {
    ...(params === undefined ? {} : { params: parts.params }),
    ...(query === undefined ? {} : { query: queryOf(query, parts) }),
  } as Input<Name>;
}

function queryOf(schema: z.ZodObject, { search = new URLSearchParams(), timeZone }: AddressParts): Parameters {
  const parameters: Parameters = {
    ...parametersOf(schema, search),
    // Whether a cursor is one is the server's to say.
    after: search.get('after') ?? undefined,
    limit: LIST_ROWS,
    timeZone,
  };
  return Object.fromEntries(
    Object.keys(schema.shape).flatMap((name) => (parameters[name] === undefined ? [] : [[name, parameters[name]]])),
  );
}
