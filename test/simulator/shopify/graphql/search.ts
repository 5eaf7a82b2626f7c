import { badRequest, notModelled } from './errors.ts';

/** One `field:value` condition of Shopify's search syntax; `field` is null for bare words. */
export interface Term {
  readonly field: string | null;
  readonly operator: ':' | '>' | '>=' | '<' | '<=';
  readonly value: string;
}

type Matcher<T> = (row: T, term: Term) => boolean;
type Predicate<T> = (row: T) => boolean;

/** Compiles `a:1 AND (b:2 OR -c:3)`; terms side by side are an AND. */
export function compileSearch<T>(query: string | null | undefined, matches: Matcher<T>): Predicate<T> {
  const tokens = tokenize(query ?? '');
  if (tokens.length === 0) return () => true;
  const parser = new Parser(tokens, matches);
  return parser.parse();
}

const TOKEN = /\s*(\(|\)|(?:[^\s()"']+|"[^"]*"|'[^']*')+)/y;

function tokenize(query: string): string[] {
  const tokens: string[] = [];
  const text = query.trim();
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const match = TOKEN.exec(text);
    if (!match) throw badRequest(`The search query cannot be read: ${query}`);
    tokens.push(match[1] ?? '');
  }
  return tokens;
}

class Parser<T> {
  readonly #tokens: readonly string[];
  readonly #matches: Matcher<T>;
  #at = 0;

  constructor(tokens: readonly string[], matches: Matcher<T>) {
    this.#tokens = tokens;
    this.#matches = matches;
  }

  parse(): Predicate<T> {
    const predicate = this.#anyOf();
    if (this.#at < this.#tokens.length) throw badRequest('The search query has an unmatched parenthesis.');
    return predicate;
  }

  #anyOf(): Predicate<T> {
    const branches = [this.#allOf()];
    while (this.#tokens[this.#at] === 'OR') {
      this.#at += 1;
      branches.push(this.#allOf());
    }
    return branches.length === 1 && branches[0] ? branches[0] : (row) => branches.some((branch) => branch(row));
  }

  #allOf(): Predicate<T> {
    const parts: Predicate<T>[] = [];
    for (
      let token = this.#tokens[this.#at];
      token !== undefined && token !== ')' && token !== 'OR';
      token = this.#tokens[this.#at]
    ) {
      if (token === 'AND') this.#at += 1;
      else parts.push(this.#one());
    }
    return (row) => parts.every((part) => part(row));
  }

  #one(): Predicate<T> {
    const token = this.#tokens[this.#at] ?? '';
    this.#at += 1;
    if (token === 'NOT' || token === '-') {
      const inner = this.#one();
      return (row) => !inner(row);
    }
    if (token === '(') {
      const inner = this.#anyOf();
      if (this.#tokens[this.#at] !== ')') throw badRequest('The search query has an unmatched parenthesis.');
      this.#at += 1;
      return inner;
    }
    const negated = token.startsWith('-');
    const term = readTerm(negated ? token.slice(1) : token);
    const matches = this.#matches;
    const values = term.value.includes(',') && term.operator === ':' ? term.value.split(',') : [term.value];
    return (row) => values.some((value) => matches(row, { ...term, value })) !== negated;
  }
}

function readTerm(token: string): Term {
  const match = /^([A-Za-z_][\w.$-]*):(>=|<=|>|<|=)?(.*)$/s.exec(token);
  if (!match) return { field: null, operator: ':', value: unquote(token) };
  const [, field = '', operator, value = ''] = match;
  return {
    field,
    operator: operator === undefined || operator === '=' ? ':' : (operator as Term['operator']),
    value: unquote(value),
  };
}

const unquote = (text: string): string => text.replace(/^["']|["']$/g, '');

/** Compares a time in epoch ms with an ISO text; a bare day stands for its start. */
export function matchesTime(atMs: number, term: Term): boolean {
  const givenMs = Date.parse(term.value);
  if (Number.isNaN(givenMs)) throw badRequest(`${term.value} is not a date`);
  switch (term.operator) {
    case '>':
      return atMs > givenMs;
    case '>=':
      return atMs >= givenMs;
    case '<':
      return atMs < givenMs;
    case '<=':
      return atMs <= givenMs;
    case ':':
      return /T/.test(term.value) ? atMs === givenMs : atMs >= givenMs && atMs < givenMs + 86_400_000;
  }
}

/** A filter the simulator does not know must not pass for one that matches everything. */
export function unknownFilter(what: string, term: Term): never {
  throw notModelled(`the filter "${term.field ?? term.value}" of ${what}`);
}
