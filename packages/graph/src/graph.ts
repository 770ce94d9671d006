import neo4j, { type Driver, type ManagedTransaction, type Session, type Transaction } from 'neo4j-driver';
import { randomInt } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { AnyStatement, ParamsOf, RowOf } from './statement.js';
import { plain } from './plain-values.js';
import { isRetryable, translateError } from './translate-error.js';

export interface GraphOptions {
  readonly uri: string;
  readonly user: string;
  readonly password: string;
  readonly poolSize?: number;
  /** Longest a read may take, ms. */
  readonly readTimeoutMs?: number;
  /** Longest a write transaction may take, ms. */
  readonly writeTimeoutMs?: number;
}

/** Runs statements within one transaction, in the order in which they are given, whether or not the answers are waited for. */
export interface GraphTransaction {
  run<S extends AnyStatement>(statement: S, params: ParamsOf<S>): Promise<RowOf<S>[]>;
}

/** The only door to Neo4j. One per process. */
export interface Graph {
  read<S extends AnyStatement>(statement: S, params: ParamsOf<S>): Promise<RowOf<S>[]>;
  write<S extends AnyStatement>(statement: S, params: ParamsOf<S>): Promise<RowOf<S>[]>;
  /**
   * One write transaction over several statements. `work` runs again as a whole after a lost lock or connection, so
   * it must touch nothing but the transaction.
   */
  transaction<T>(work: (tx: GraphTransaction) => Promise<T>): Promise<T>;
  /** Runs a statement that commits as it goes (CALL ... IN TRANSACTIONS): what it did stays done when it is cut short. */
  sweep<S extends AnyStatement>(statement: S, params: ParamsOf<S>): Promise<RowOf<S>[]>;
  /** Runs text that is not a statement file: migrations and EXPLAIN. */
  runText(text: string, params?: Record<string, unknown>): Promise<Record<string, unknown>[]>;
  /** Resolves when the server answers; throws UNAVAILABLE or MISCONFIGURED. */
  verify(): Promise<void>;
  close(): Promise<void>;
}

const ATTEMPTS = 6;
const SWEEP_TIMEOUT_MS = 3_600_000;

export function connectGraph(options: GraphOptions): Graph {
  const driver = neo4j.driver(options.uri, neo4j.auth.basic(options.user, options.password), {
    disableLosslessIntegers: true,
    maxConnectionPoolSize: options.poolSize ?? 20,
    connectionAcquisitionTimeout: 5_000,
    telemetryDisabled: true,
    userAgent: 'wherefore/0.1',
  });
  const readTimeout = options.readTimeoutMs ?? 15_000;
  const writeTimeout = options.writeTimeoutMs ?? 60_000;

  return {
    read: (statement, params) =>
      withSession(driver, 'READ', async (session) => {
        const values = statement.params.parse(params) as Record<string, unknown>;
        const config = { timeout: readTimeout, metadata: { statement: statement.name } };
        return rowsOf(statement, await session.run(statement.text, values, config));
      }).catch((error: unknown) => {
        throw translateError(error, statement.name);
      }),
    write(statement, params) {
      return this.transaction((tx) => tx.run(statement, params));
    },
    sweep: (statement, params) =>
      withSession(driver, 'WRITE', async (session) => {
        const values = statement.params.parse(params) as Record<string, unknown>;
        const config = { timeout: SWEEP_TIMEOUT_MS, metadata: { statement: statement.name } };
        return rowsOf(statement, await session.run(statement.text, values, config));
      }).catch((error: unknown) => {
        throw translateError(error, statement.name);
      }),
    transaction: (work) => retrying(() => inTransaction(driver, writeTimeout, work)),
    runText: (text, params = {}) =>
      withSession(driver, 'WRITE', async (session) => {
        const result = await session.run(text, params, { timeout: 300_000 });
        return result.records.map((record) => plain(record.toObject()) as Record<string, unknown>);
      }).catch((error: unknown) => {
        throw translateError(error, 'a schema statement');
      }),
    verify: () =>
      driver.verifyConnectivity().then(
        () => undefined,
        (error: unknown) => {
          throw translateError(error, 'connecting');
        },
      ),
    close: () => driver.close(),
  };
}

async function inTransaction<T>(
  driver: Driver,
  timeout: number,
  work: (tx: GraphTransaction) => Promise<T>,
): Promise<T> {
  return withSession(driver, 'WRITE', async (session) => {
    // Not waited for: its answer comes with that of the first statement.
    const tx = session.beginTransaction({ timeout });
    try {
      const result = await work({ run: (statement, params) => runIn(tx, statement, params) });
      await tx.commit();
      return result;
    } catch (error) {
      if (tx.isOpen()) await tx.rollback();
      throw error;
    }
  });
}

async function runIn<S extends AnyStatement>(
  tx: Transaction | ManagedTransaction,
  statement: S,
  params: ParamsOf<S>,
): Promise<RowOf<S>[]> {
  const values = statement.params.parse(params) as Record<string, unknown>;
  return rowsOf(statement, await tx.run(statement.text, values));
}

async function retrying<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (tries >= ATTEMPTS || !isRetryable(error)) throw translateError(error, 'a write');
      await delay(2 ** tries * 20 + randomInt(50));
    }
  }
}

async function withSession<T>(
  driver: Driver,
  access: 'READ' | 'WRITE',
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const session = driver.session({ defaultAccessMode: access });
  try {
    return await work(session);
  } finally {
    await session.close();
  }
}

function rowsOf<S extends AnyStatement>(
  statement: S,
  result: { records: { toObject(): Record<string, unknown> }[] },
): RowOf<S>[] {
  return result.records.map((record) => statement.row.parse(plain(record.toObject())) as RowOf<S>);
}
