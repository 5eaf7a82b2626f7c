import { PrismaPg } from '@prisma/adapter-pg';
import { Pool, types as pgTypes, type CustomTypesConfig, type PoolClient, type QueryResult } from 'pg';
import type { Log } from '../../pipeline/ports/system.ts';
import { bindable } from '../bindable.ts';
import type { Database, Statements } from '../database.ts';
import { POSTGRESQL } from '../dialect.ts';
import type { PrismaClient } from '../generated/sqlite/client.ts';
import { PrismaClient as PostgresClient } from '../generated/postgresql/client.ts';
import { insertNewBySql } from '../insert-new.ts';
import type { Sql } from '../sql.ts';

const CONNECTIONS = 10;
/** Texts longer than this are multi-row inserts, of which hardly two are alike; a name keeps a plan on the server. */
const LONGEST_PREPARED = 4_000;
/** Two transactions that met: one is refused and simply run again. 40001 serialization failure, 40P01 deadlock. */
const RUN_AGAIN = new Set(['40001', '40P01']);
const RUNS_AT_MOST = 4;

const INT8_OID = 20;
const types: CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === INT8_OID ? Number : pgTypes.getTypeParser(oid, format ?? 'text')) as typeof pgTypes.getTypeParser,
};

function createStatementNames(): (text: string) => string | undefined {
  const names = new Map<string, string>();
  return (text) => {
    if (text.length > LONGEST_PREPARED) return undefined;
    const known = names.get(text);
    if (known !== undefined) return known;
    const name = `s${names.size}`;
    names.set(text, name);
    return name;
  };
}

function statementsOn(connection: Pool | PoolClient, nameOf: (text: string) => string | undefined): Statements {
  const run = ({ text, values }: Sql): Promise<QueryResult> => {
    const name = nameOf(text);
    return connection.query({ text, values: values.map(bindable), types, ...(name === undefined ? {} : { name }) });
  };
  return {
    query: async <Row extends object>(statement: Sql) => (await run(statement)).rows as Row[],
    execute: async (statement) => (await run(statement)).rowCount ?? 0,
  };
}

/** A database over PostgreSQL; the tables are there already. Many processes may share it. */
export function createPostgresDatabase(databaseUrl: string, log: Log): Database {
  const pool = new Pool({ connectionString: databaseUrl, max: CONNECTIONS });
  pool.on('error', (error) => log.warn('database_connection_lost', { error: error.message }));
  // The SQLite client's types are the smaller surface: what compiles against them runs on both.
  const models = new PostgresClient({ adapter: new PrismaPg(pool) }) as unknown as PrismaClient;
  const nameOf = createStatementNames();

  async function transactOnce<Result>(work: (tx: Statements) => Promise<Result>): Promise<Result> {
    const client = await pool.connect();
    try {
      await client.query('BEGIN');
      const result = await work(statementsOn(client, nameOf));
      await client.query('COMMIT');
      client.release();
      return result;
    } catch (error) {
      await client.query('ROLLBACK').then(
        () => client.release(),
        (lost: Error) => client.release(lost),
      );
      throw error;
    }
  }

  async function transaction<Result>(work: (tx: Statements) => Promise<Result>): Promise<Result> {
    for (let run = 1; ; run += 1) {
      try {
        return await transactOnce(work);
      } catch (error) {
        const code = error instanceof Error ? String(Reflect.get(error, 'code')) : '';
        if (!RUN_AGAIN.has(code) || run === RUNS_AT_MOST) throw error;
        log.debug('transaction_run_again', { code, run });
      }
    }
  }

  const statements = statementsOn(pool, nameOf);
  return {
    dialect: POSTGRESQL,
    models,
    ...statements,
    transaction,
    insertNew: (rows) => insertNewBySql(statements, rows),
    ping: async () => void (await pool.query('SELECT 1')),
    async close() {
      await models.$disconnect();
      await pool.end();
    },
  };
}
