import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { type FeatureRow, messageOf, WhereforeError } from '@wherefore/contracts';
import { appendGroup, type LogEntry, type LogGroup } from './append-group.js';
import { countEvents, type LogCounts } from './count-events.js';
import { CustomerBridge } from './customer-bridge.js';
import { Database, type DatabaseOptions } from './duckdb.js';
import { exportFeatures, type FeatureExport } from './features/export-features.js';
import { type FeaturesAsked, readFeatures } from './features/read-features.js';
import { bytesOf, fileOfGroup, hashFiles, listLogFiles, type LogFile } from './log-files.js';
import { BASKET_STATEMENTS, VIEW_STATEMENTS } from './basket-statements.js';
import { type BasketHistory, readBaskets } from './read-baskets.js';
import { inOrderOfReceipt, type ReadBatch, readBatches } from './read-events.js';
import { type OrderFacts, readOrderFacts } from './order-facts.js';
import { readSpendings, type SpendingHistory } from './read-spendings.js';
import { sqlReadPath } from './sql-text.js';

export interface LogOptions extends DatabaseOptions {
  /** Folder of the log; made if it does not exist. */
  readonly directory: string;
}

/** A view of the log as it was: only what had been received before `until` (ISO 8601). Everything when left out. */
export interface Snapshot {
  readonly until?: string;
}

/**
 * Everything that happened, as Parquet files that are written once and never changed. Any number of threads and
 * processes may append and read at once. Throws UNAVAILABLE when the files cannot be read or written.
 */
export interface EventLog {
  /** Durable once it resolves. The same batch again changes nothing. */
  append(entry: LogEntry): Promise<void>;
  /** Appends batches that took effect together; the same group again changes nothing. */
  appendGroup(group: LogGroup): Promise<void>;
  /** Has the group been appended? One that has no events never is. */
  has(group: Pick<LogGroup, 'name' | 'at'>): boolean;
  /** What leads from its pseudonyms to customers. */
  readonly bridge: CustomerBridge;
  /** Its files as they are now. */
  listFiles(): Promise<readonly LogFile[]>;
  /** Every batch of these files, a file at a time, in the order of their receipt; of all files when left out. */
  readBatches(files?: readonly LogFile[]): AsyncGenerator<readonly ReadBatch[]>;
  /** Purchases, from orders, cancellations and returns, with the hash of the files they were read from. */
  readBaskets(snapshot?: Snapshot): Promise<BasketHistory & { readonly snapshot: string }>;
  /** What known customers ordered for how much. */
  readSpendings(): Promise<SpendingHistory>;
  /** What orders from `since` on (ISO 8601) are like. */
  readOrderFacts(since: string): Promise<OrderFacts>;
  /** What was looked at, likewise: a session is a basket, and where there is none, a customer's day (UTC). */
  readViews(snapshot?: Snapshot): Promise<BasketHistory & { readonly snapshot: string }>;
  /** Writes features as they were at instants. Throws BAD_INPUT for instants or files that there are not. */
  exportFeatures(what: FeatureExport): Promise<{ readonly rows: number }>;
  /**
   * Features of every customer, product or pair of which there is anything, as of an instant, some thousands at a time; `take` is waited
   * for. Says how many there are.
   */
  readFeatures(asked: FeaturesAsked, take: (rows: readonly FeatureRow[]) => Promise<void>): Promise<number>;
  counts(): Promise<LogCounts>;
  /** SHA-256 of the snapshot's files, in hex: what a learning run names as its data. */
  snapshotHash(snapshot?: Snapshot): Promise<string>;
  close(): Promise<void>;
}

const READ_ATTEMPTS = 4;

export async function openLog(options: LogOptions): Promise<EventLog> {
  const directory = resolve(options.directory);
  await mkdir(directory, { recursive: true }).catch((cause: unknown) => {
    throw new WhereforeError('UNAVAILABLE', `the log's folder cannot be made: ${messageOf(cause)}`, {
      cause,
    });
  });
  return new ParquetLog(directory, await Database.open({ memoryLimitMb: 512, ...options }));
}

class ParquetLog implements EventLog {
  readonly bridge: CustomerBridge;

  constructor(
    private readonly directory: string,
    private readonly database: Database,
  ) {
    this.bridge = new CustomerBridge(database, directory);
  }

  append(entry: LogEntry): Promise<void> {
    return this.appendGroup({ name: entry.batch, at: entry.receivedAt, entries: [entry] });
  }

  appendGroup(group: LogGroup): Promise<void> {
    return appendGroup(this.database, this.directory, group);
  }

  has({ name, at }: Pick<LogGroup, 'name' | 'at'>): boolean {
    return existsSync(fileOfGroup(this.directory, name, at).path);
  }

  listFiles(): Promise<readonly LogFile[]> {
    return listLogFiles(this.directory);
  }

  async *readBatches(files?: readonly LogFile[]): AsyncGenerator<readonly ReadBatch[]> {
    const all = files ?? (await this.listFiles());
    for (const file of await this.reading((connection) => inOrderOfReceipt(connection, all)))
      yield await this.reading((connection) => readBatches(connection, file));
  }

  readBaskets(snapshot: Snapshot = {}): Promise<BasketHistory & { readonly snapshot: string }> {
    return this.readHistory(snapshot, BASKET_STATEMENTS);
  }

  readViews(snapshot: Snapshot = {}): Promise<BasketHistory & { readonly snapshot: string }> {
    return this.readHistory(snapshot, VIEW_STATEMENTS);
  }

  readOrderFacts(since: string): Promise<OrderFacts> {
    return this.reading(async (connection) => {
      await createView(connection, await listLogFiles(this.directory));
      return readOrderFacts(connection, since);
    });
  }

  readSpendings(): Promise<SpendingHistory> {
    return this.reading(async (connection) => {
      await createView(connection, await listLogFiles(this.directory));
      return readSpendings(connection);
    });
  }

  exportFeatures(what: FeatureExport): Promise<{ readonly rows: number }> {
    return this.reading(async (connection) => {
      await createView(connection, await listLogFiles(this.directory));
      return exportFeatures(connection, what);
    });
  }

  readFeatures(asked: FeaturesAsked, take: (rows: readonly FeatureRow[]) => Promise<void>): Promise<number> {
    return this.reading(async (connection) => {
      await createView(connection, await listLogFiles(this.directory));
      return readFeatures(connection, asked, take);
    }, 1); // Rows that were taken cannot be taken back.
  }

  counts(): Promise<LogCounts> {
    return this.reading(async (connection) => {
      const files = await listLogFiles(this.directory);
      await createView(connection, files);
      return { ...(await countEvents(connection)), files: files.length, bytes: await bytesOf(files) };
    });
  }

  snapshotHash({ until }: Snapshot = {}): Promise<string> {
    return this.reading(async (connection) => hashFiles(await this.filesBefore(connection, until)));
  }

  close(): Promise<void> {
    return this.database.close();
  }

  private readHistory(
    { until }: Snapshot,
    statements: readonly string[],
  ): Promise<BasketHistory & { readonly snapshot: string }> {
    return this.reading(async (connection) => {
      const files = await this.filesBefore(connection, until);
      await createView(connection, files);
      return { ...(await readBaskets(connection, statements)), snapshot: await hashFiles(files) };
    });
  }

  /** A file that somebody is taken out of is replaced by another, under whoever is reading it: then it is read again. */
  private async reading<T>(
    work: (connection: DuckDBConnection) => Promise<T>,
    attempts = READ_ATTEMPTS,
  ): Promise<T> {
    try {
      return await this.database.connected(work);
    } catch (cause) {
      if (cause instanceof WhereforeError) throw cause;
      if (attempts > 1) return this.reading(work, attempts - 1);
      throw new WhereforeError('UNAVAILABLE', `the log cannot be read: ${messageOf(cause)}`, { cause });
    }
  }

  /** Days before `until` are in, days after it out; of its own day, the files themselves must be asked. */
  private async filesBefore(connection: DuckDBConnection, until?: string): Promise<LogFile[]> {
    const files = await listLogFiles(this.directory);
    if (until === undefined) return files;
    const limit = new Date(until);
    if (Number.isNaN(limit.getTime())) throw new WhereforeError('BAD_INPUT', `not an instant: ${until}`);
    const day = limit.toISOString().slice(0, 10);
    const early = new Set<string>();
    for (const file of files.filter((candidate) => candidate.day === day)) {
      const result = await connection.runAndReadAll(
        `SELECT min("receivedAt") < $1::TIMESTAMP FROM read_parquet(${sqlReadPath(file.path)})`,
        [limit.toISOString()],
      );
      if (result.getRows()[0]?.[0] === true) early.add(file.path);
    }
    return files.filter((file) => file.day < day || early.has(file.path));
  }
}

/** Makes the files one relation, called `log` unless it is named, for this connection only. */
export async function createView(
  connection: DuckDBConnection,
  files: readonly LogFile[],
  name: 'log' | 'recent' = 'log',
): Promise<void> {
  const columns = `batch VARCHAR, source VARCHAR, id VARCHAR, type VARCHAR, "occurredAt" TIMESTAMP,
    "receivedAt" TIMESTAMP, version BIGINT, stamp VARCHAR, customer VARCHAR, session VARCHAR, product VARCHAR,
    "order" VARCHAR, lines STRUCT(product VARCHAR, quantity DOUBLE, amount DOUBLE)[], payload VARCHAR`;
  if (files.length === 0) await connection.run(`CREATE TEMP TABLE ${name} (${columns})`);
  else {
    const paths = files.map((file) => sqlReadPath(file.path)).join(', ');
    await connection.run(
      `CREATE TEMP VIEW ${name} AS SELECT * FROM read_parquet([${paths}], hive_partitioning = false)`,
    );
  }
}
