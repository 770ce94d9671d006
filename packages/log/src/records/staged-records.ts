import { basename } from 'node:path';
import { type DuckDBConnection, DuckDBDataChunk, INTEGER, VARCHAR } from '@duckdb/node-api';
import { WhereforeError } from '@wherefore/contracts';
import { streamChunks } from '../duckdb.js';
import { sqlText } from '../sql-text.js';
import { parquetRowsSql } from './parquet-rows.js';
import { unreadable } from './read-parquet.js';
import type { SourceRecord } from './source-record.js';

const CHUNK = 2048;
/** The record itself, before the key columns. */
const COLUMNS = ['file', 'row', 'position', 'fields', 'original', 'error'] as const;

/** Records laid down in a database on disk, so that files of any size can be put in order of their keys. */
export class StagedRecords {
  private constructor(
    private readonly connection: DuckDBConnection,
    private readonly keys: readonly string[],
  ) {}

  static async create(connection: DuckDBConnection, keys: readonly string[]): Promise<StagedRecords> {
    const keyColumns = keys.map((_, index) => `, k${index} VARCHAR`).join('');
    await connection.run(`CREATE TABLE staged (file INTEGER, "row" INTEGER, position VARCHAR, fields VARCHAR,
      original VARCHAR, error VARCHAR ${keyColumns})`);
    return new StagedRecords(connection, keys);
  }

  async addParquet(file: number, path: string): Promise<void> {
    const name = basename(path);
    try {
      const rows = await parquetRowsSql(this.connection, path, this.keys);
      const keyColumns = this.keys.map((_, index) => `, k${index}`).join('');
      await this.connection
        .run(`INSERT INTO staged SELECT ${file}, "row", ${sqlText(`${name}:`)} || "row", fields,
        NULL, NULL ${keyColumns} FROM (${rows})`);
    } catch (cause) {
      throw unreadable(name, cause);
    }
  }

  async addRecords(file: number, records: AsyncIterable<SourceRecord>): Promise<void> {
    const appender = await this.connection.createAppender('staged');
    const types = [INTEGER, INTEGER, VARCHAR, VARCHAR, VARCHAR, VARCHAR, ...this.keys.map(() => VARCHAR)];
    let rows: (string | number | null)[][] = [];
    let row = 0;
    const flush = () => {
      if (rows.length === 0) return;
      const chunk = DuckDBDataChunk.create(types, rows.length);
      chunk.setRows(rows);
      appender.appendDataChunk(chunk);
      rows = [];
    };
    for await (const record of records) {
      rows.push([file, row++, ...this.rowOf(record)]);
      if (rows.length === CHUNK) flush();
    }
    flush();
    appender.closeSync();
  }

  /** Ordered by key, then file, then place in the file; records without a key come last. */
  async *inOrder(): AsyncGenerator<SourceRecord> {
    const order = [...this.keys.map((_, index) => `k${index} NULLS LAST`), 'file', '"row"'];
    const sql = `SELECT ${COLUMNS.slice(2).join(', ')} FROM staged ORDER BY ${order.join(', ')}`;
    for await (const chunk of streamChunks(this.connection, sql))
      for (const [position, fields, original, error] of chunk.getRows())
        yield {
          position: String(position),
          fields: fields === null ? null : (JSON.parse(String(fields)) as Record<string, unknown>),
          original: String(original ?? fields),
          ...(error === null ? {} : { error: String(error) }),
        };
  }

  private rowOf({ position, fields, original, error }: SourceRecord): (string | null)[] {
    const keys = this.keys.map((key) => {
      if (fields === null) return null;
      if (!(key in fields)) throw new WhereforeError('BAD_INPUT', `${position}: there is no column "${key}"`);
      const value = fields[key];
      return value === null ? null : String(value);
    });
    return [position, fields && JSON.stringify(fields), original, error ?? null, ...keys];
  }
}
