/** Epoch ms. Injected everywhere, so that tests move time instead of waiting for it. */
export interface Clock {
  now(): number;
}

/** Structured log. Fields carry ids and counts, never personal data or secrets. */
export interface Log {
  debug(event: string, fields?: Readonly<Record<string, unknown>>): void;
  info(event: string, fields?: Readonly<Record<string, unknown>>): void;
  warn(event: string, fields?: Readonly<Record<string, unknown>>): void;
  error(event: string, fields?: Readonly<Record<string, unknown>>): void;
}

/** Jitter and ids; injected so that a chaos run can be repeated from its seed. */
export interface Random {
  /** In [0, 1). */
  next(): number;
  /** A new unguessable id, URL-safe. */
  id(): string;
}
