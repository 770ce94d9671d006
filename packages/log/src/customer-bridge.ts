import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { messageOf, type Pseudonym, WhereforeError } from '@wherefore/contracts';
import { bridgeFiles } from './bridge-files.js';
import { type Database, streamChunks } from './duckdb.js';
import { flush } from './flush.js';
import { sqlReadPath, sqlText } from './sql-text.js';

/** What leads from the log, which names nobody, back to a person: sealed by whoever appends it. */
export interface BridgeRow {
  readonly pseudonym: Pseudonym;
  /** Which one event it belongs to, as whoever appends it names it; null for what belongs to all of the customer's. */
  readonly event: string | null;
  readonly sealed: string;
}

/**
 * The only way from a pseudonym in the log to the customer: files beside the log, that are destroyed when the customer is to be
 * forgotten, after which the log is anonymous. Files are written once; a row may be there more than once.
 */
export class CustomerBridge {
  private known: Promise<Set<string>> | null = null;

  constructor(
    private readonly database: Database,
    private readonly directory: string,
  ) {}

  /** Is there a row for all events of this customer? */
  async knows(pseudonym: Pseudonym): Promise<boolean> {
    return (await this.loaded()).has(pseudonym);
  }

  /** Durable once it resolves. The same name again changes nothing. Throws UNAVAILABLE when the disk refuses. */
  async append(name: string, rows: readonly BridgeRow[]): Promise<void> {
    if (rows.length === 0) return;
    const known = await this.loaded();
    const path = this.pathOf(name);
    if (!existsSync(path)) {
      await this.write(path, rows).catch((cause: unknown) => {
        throw new WhereforeError('UNAVAILABLE', `the bridge cannot be written: ${messageOf(cause)}`, {
          cause,
        });
      });
    }
    for (const { pseudonym, event } of rows) if (event === null) known.add(pseudonym);
  }

  /** Every row, a page at a time. */
  async *read(): AsyncGenerator<readonly BridgeRow[]> {
    const files = await bridgeFiles(this.directory);
    if (files.length === 0) return;
    const connection = await this.database.connect();
    try {
      const sql = `SELECT pseudonym, event, sealed FROM ${tableOf(files)}`;
      for await (const chunk of streamChunks(connection, sql))
        yield chunk.getRows().map(([pseudonym, event, sealed]) => ({
          pseudonym: String(pseudonym) as Pseudonym,
          event: event === null || event === undefined ? null : String(event),
          sealed: String(sealed),
        }));
    } finally {
      connection.closeSync();
    }
  }

  private loaded(): Promise<Set<string>> {
    this.known ??= this.database
      .connected((connection) => this.load(connection))
      .catch((error: unknown) => {
        this.known = null;
        throw error;
      });
    return this.known;
  }

  private async load(connection: DuckDBConnection): Promise<Set<string>> {
    const files = await bridgeFiles(this.directory);
    if (files.length === 0) return new Set();
    const sql = `SELECT DISTINCT pseudonym FROM ${tableOf(files)} WHERE event IS NULL`;
    const result = await connection.runAndReadAll(sql);
    return new Set(result.getRows().map(([pseudonym]) => String(pseudonym)));
  }

  private async write(path: string, rows: readonly BridgeRow[]): Promise<void> {
    await mkdir(dirname(path), { recursive: true });
    const draft = join(dirname(path), `.${randomUUID()}.draft`);
    const shape = JSON.stringify([{ pseudonym: 'VARCHAR', event: 'VARCHAR', sealed: 'VARCHAR' }]);
    try {
      const sql = `COPY (SELECT r.pseudonym, r.event, r.sealed FROM (SELECT unnest(from_json($1, ${sqlText(shape)})) AS r))
        TO ${sqlText(draft)} (FORMAT parquet, COMPRESSION zstd)`;
      await this.database.connected((connection) => connection.run(sql, [JSON.stringify(rows)]));
      await flush(draft);
      await rename(draft, path);
      await flush(dirname(path));
    } finally {
      await rm(draft, { force: true });
    }
  }

  private pathOf(name: string): string {
    return join(
      this.directory,
      'bridge',
      `${createHash('sha256').update(name).digest('hex').slice(0, 32)}.parquet`,
    );
  }
}

const tableOf = (files: readonly string[]): string =>
  `read_parquet([${files.map(sqlReadPath).join(', ')}], hive_partitioning = false)`;
