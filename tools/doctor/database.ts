import { accessSync, constants, existsSync } from 'node:fs';
import path from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { Client } from 'pg';
import { isSqliteUrl } from '../../web/store/migrate.ts';
import { readMigrations, type Migration } from '../../web/store/migrations/migration-files.ts';
import { createSealer, UnknownKeyError, type EncryptionKey } from '../../web/store/sealer.ts';
import { findingsOf, type Finding } from './finding.ts';
import { checkShops, INSTALLED_SHOPS } from './shops.ts';

const says = findingsOf('database');
const saysOfKeys = findingsOf('encryption_keys');
/** What lies in the database cannot be looked at. */
const UNSEEN = [
  saysOfKeys.skipped('Nothing can be opened before that.'),
  findingsOf('shops').skipped('No shop can be seen before that.'),
];

type Row = Readonly<Record<string, unknown>>;

/** Reads and never writes: it is no start of the app. */
interface Reader {
  rows(query: string): Promise<readonly Row[]>;
  close(): Promise<void>;
}

type Opened = { readonly outcome: 'open'; readonly reader: Reader } | { readonly outcome: 'closed'; finding: Finding };

const CONNECT_WITHIN_MS = 5_000;
const APPLIED =
  'SELECT migration_name, checksum FROM "_prisma_migrations" WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL';

/** What is sealed, one value a key at least, with the place it was sealed for. */
const SEALED = [
  { column: 'shop.tokens', query: 'SELECT domain AS shop, tokens AS sealed FROM shop WHERE tokens IS NOT NULL' },
  { column: 'connection.api_key', query: 'SELECT shop, api_key AS sealed FROM connection' },
] as const;

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const isThere = (file: string, mode: number): boolean => {
  try {
    accessSync(file, mode);
    return true;
  } catch {
    return false;
  }
};

function openSqlite(databaseUrl: string): Opened {
  const file = path.resolve(databaseUrl.replace(/^file:/, ''));
  if (!existsSync(file))
    return {
      outcome: 'closed',
      finding: says.failed(
        `There is no database at ${file}.`,
        'Make it with `npm run migrate`, or start the app once; a relative path counts from where it is started.',
      ),
    };
  if (!isThere(file, constants.R_OK | constants.W_OK) || !isThere(path.dirname(file), constants.W_OK))
    return {
      outcome: 'closed',
      finding: says.failed(
        `${file} or its folder cannot be written by this user.`,
        'Give both to the user that the app runs as.',
      ),
    };
  const handle = new BetterSqlite3(file, { readonly: true });
  return {
    outcome: 'open',
    reader: {
      rows: async (query) => handle.prepare(query).all() as Row[],
      close: async () => void handle.close(),
    },
  };
}

async function openPostgres(databaseUrl: string): Promise<Opened> {
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: CONNECT_WITHIN_MS });
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    return {
      outcome: 'closed',
      finding: says.failed(
        `PostgreSQL does not answer: ${messageOf(error)}`,
        'Start it, let this machine reach it, and correct user, password and name of the database in DATABASE_URL.',
      ),
    };
  }
  return {
    outcome: 'open',
    reader: {
      rows: async (query) => (await client.query<Row>(query)).rows,
      close: () => client.end(),
    },
  };
}

function migrated(migrations: readonly Migration[], ledger: readonly Row[]): Finding {
  const applied = new Map(ledger.map((row) => [String(row['migration_name']), String(row['checksum'])]));
  const missing = migrations.filter(({ name }) => !applied.has(name));
  const edited = migrations.find(({ name, checksum }) => applied.has(name) && applied.get(name) !== checksum);
  if (edited !== undefined)
    return says.failed(
      `Migration ${edited.name} was changed after this database had been made with it.`,
      'Use the code of the release that the database comes from, unchanged.',
    );
  if (missing.length > 0)
    return says.failed(
      `The database lacks ${missing.length} of ${migrations.length} migrations.`,
      'Run `npm run migrate`, or start the app: every start does the same.',
    );
  return says.ok('The database answers and is up to date.');
}

function openFault(error: unknown): string {
  return error instanceof UnknownKeyError ? `sealed under the key "${error.keyId}"` : 'sealed under another key';
}

/** Every stored secret is opened once: with a key that is gone, each shop would have to connect anew. */
async function checkKeys(reader: Reader, keys: readonly EncryptionKey[]): Promise<readonly Finding[]> {
  const sealer = createSealer(keys);
  const faults = new Map<string, number>();
  let opened = 0;
  for (const { column, query } of SEALED)
    for (const { shop, sealed } of await reader.rows(query)) {
      try {
        sealer.open(sealed as Uint8Array, { shop: String(shop), column });
        opened += 1;
      } catch (error) {
        const fault = openFault(error);
        faults.set(fault, (faults.get(fault) ?? 0) + 1);
      }
    }
  if (faults.size === 0) return [saysOfKeys.ok(`The keys open what is stored (${opened} secrets).`)];
  return [...faults].map(([fault, count]) =>
    saysOfKeys.failed(
      `${count} stored secrets cannot be opened: ${fault}.`,
      'Put the key they were sealed with back into ENCRYPTION_KEYS, behind the present one.',
    ),
  );
}

async function look(reader: Reader, databaseUrl: string, keys: readonly EncryptionKey[]): Promise<readonly Finding[]> {
  const migrations = readMigrations(isSqliteUrl(databaseUrl) ? 'sqlite' : 'postgresql');
  // Before the first migration there is no ledger either.
  const ledger = await reader.rows(APPLIED).catch(() => []);
  const finding = migrated(migrations, ledger);
  if (finding.state === 'failed') return [finding, ...UNSEEN];
  return [finding, ...(await checkKeys(reader, keys)), ...checkShops(await reader.rows(INSTALLED_SHOPS))];
}

/** Whether the database can be reached and is up to date, the keys open what it holds, and its shops let the app in. */
export async function checkDatabase(databaseUrl: string, keys: readonly EncryptionKey[]): Promise<readonly Finding[]> {
  if (databaseUrl.includes(':memory:'))
    return [
      says.failed(
        'The database is in memory: every restart forgets all shops and orders.',
        'Set DATABASE_URL to a file or to PostgreSQL.',
      ),
      ...UNSEEN,
    ];
  const opened = isSqliteUrl(databaseUrl) ? openSqlite(databaseUrl) : await openPostgres(databaseUrl);
  if (opened.outcome === 'closed') return [opened.finding, ...UNSEEN];
  try {
    return await look(opened.reader, databaseUrl, keys);
  } catch (error) {
    return [
      says.failed(`The database cannot be read: ${messageOf(error)}`, 'See whether it is whole; else restore it.'),
      ...UNSEEN,
    ];
  } finally {
    await opened.reader.close();
  }
}
