/**
 * What a database error means for whoever asked. `full`: nothing can be written until somebody makes room.
 * `unavailable`: locked, unreachable or starting; the same again may work.
 */
export type StorageFailure = 'full' | 'unavailable';

/** Of SQLite; PostgreSQL's disk_full. */
const FULL = /^(?:SQLITE_FULL|53100)$/;

/** Each by itself: what a database, the network or Prisma says when the database cannot be used now. */
const UNAVAILABLE: readonly RegExp[] = [
  // SQLite's file is locked, broken or not to be opened.
  /^SQLITE_(?:BUSY|LOCKED|IOERR|CANTOPEN|READONLY|PROTOCOL)(?:_\w+)?$/,
  // PostgreSQL: no connection, no room for one more, being stopped or started, a standby that takes no writes.
  /^(?:08\w{3}|53\w{3}|57P0\d|25006)$/,
  /^E(?:CONNREFUSED|CONNRESET|TIMEDOUT|PIPE|HOSTUNREACH|NETUNREACH|AI_AGAIN|NOTFOUND)$/,
  /^P(?:1001|1002|1008|1017|2024)$/,
];

/** The client of PostgreSQL gives these no code. */
const UNAVAILABLE_TEXT =
  /^(?:Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;

/** Prisma passes some of SQLite's errors on by their text alone. */
const FULL_TEXT = /database or disk is full/;

/** Error, its causes, and what a driver adapter says of its database. */
function* layersOf(error: unknown): Generator<object> {
  const seen = new Set<unknown>();
  const open: unknown[] = [error];
  for (let layer = open.shift(); layer !== undefined; layer = open.shift()) {
    if (typeof layer !== 'object' || layer === null || seen.has(layer)) continue;
    seen.add(layer);
    yield layer;
    open.push(Reflect.get(layer, 'cause') ?? null, Reflect.get(layer, 'meta') ?? null);
    open.push(Reflect.get(layer, 'driverAdapterError') ?? null);
  }
}

function failureOfLayer(layer: object): StorageFailure | null {
  const codes = ['code', 'originalCode'].map((key) => String(Reflect.get(layer, key) ?? ''));
  const texts = ['message', 'originalMessage'].map((key) => String(Reflect.get(layer, key) ?? ''));
  if (codes.some((code) => FULL.test(code)) || texts.some((text) => FULL_TEXT.test(text))) return 'full';
  const isUnavailable =
    codes.some((code) => UNAVAILABLE.some((form) => form.test(code))) ||
    texts.some((text) => UNAVAILABLE_TEXT.test(text));
  return isUnavailable ? 'unavailable' : null;
}

/** Whether something thrown is the database's trouble and not a bug; `full` counts before `unavailable`. */
export function storageFailureOf(error: unknown): StorageFailure | null {
  const failures = [...layersOf(error)].map(failureOfLayer);
  return failures.find((failure) => failure === 'full') ?? failures.find((failure) => failure !== null) ?? null;
}
