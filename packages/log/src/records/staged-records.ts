import { basename } from 'node:path';
import { type DuckDBConnection, DuckDBDataChunk, INTEGER, VARCHAR } from '@duckdb/node-api';
import { WhereforeError } from '@wherefore/contracts';
import { streamChunks } from '../duckdb.js';
import { sqlText } from '../sql-text.js';
import { exactJson } from './exact-json.js';
import { parquetRowsSql } from './parquet-rows.js';
import { unreadable } from './read-parquet.js';
import { faulty, type RecordFormat, type SourceRecord } from './source-record.js';

const CHUNK = 2048;
/** The record itself, before the key columns. */
const COLUMNS = ['file', 'row', 'position', 'fields', 'original', 'error', 'bytes'] as const;

/** Records laid down in a database on disk, so that files of any size can be put in order of their keys. */
export class StagedRecords {
  private constructor(
    private readonly connection: DuckDBConnection,
    private readonly keys: readonly string[],
  ) {}

  static async create(connection: DuckDBConnection, keys: readonly string[]): Promise<StagedRecords> {
    const keyColumns = keys.map((_, index) => `, k${index} VARCHAR`).join('');
    await connection.run(`CREATE TABLE staged (file INTEGER, "row" INTEGER, position VARCHAR, fields VARCHAR,
      original VARCHAR, error VARCHAR, bytes VARCHAR ${keyColumns})`);
    return new StagedRecords(connection, keys);
  }

  async addParquet(file: number, path: string): Promise<void> {
    const name = basename(path);
    try {
      const rows = await parquetRowsSql(this.connection, path, this.keys);
      const keyColumns = this.keys.map((_, index) => `, k${index}`).join('');
      await this.connection
        .run(`INSERT INTO staged SELECT ${file}, "row", ${sqlText(`${name}:`)} || "row", fields,
        NULL, NULL, NULL ${keyColumns} FROM (${rows})`);
    } catch (cause) {
      throw unreadable(name, cause);
    }
  }

  /**
   * The records of one file. One without a column of the keys is faulty in JSON lines, where each names its own; in a table it
   * throws BAD_INPUT.
   */
  async addRecords(file: number, format: RecordFormat, records: AsyncIterable<SourceRecord>): Promise<void> {
    const appender = await this.connection.createAppender('staged');
    const types = [INTEGER, INTEGER, ...COLUMNS.slice(2).map(() => VARCHAR), ...this.keys.map(() => VARCHAR)];
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
      rows.push([file, row++, ...this.rowOf(this.keyed(record, format))]);
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
      for (const row of chunk.getRows())
        yield recordOf(row.map((cell) => (cell === null ? null : String(cell))));
  }

  private keyed(record: SourceRecord, format: RecordFormat): SourceRecord {
    const { position, fields, original } = record;
    const missing = fields && this.keys.find((key) => !Object.hasOwn(fields, key));
    if (missing === null || missing === undefined) return record;
    const problem = `there is no column "${missing}"`;
    if (format === 'jsonl') return faulty(position, original, problem);
    throw new WhereforeError('BAD_INPUT', `${position}: ${problem}`);
  }

  private rowOf({ position, fields, original, error, bytes }: SourceRecord): (string | null)[] {
    const keys = this.keys.map((key) => {
      const value = fields?.[key] ?? null;
      return value === null ? null : String(value);
    });
    const kept = bytes === undefined ? null : Buffer.from(bytes).toString('base64');
    return [position, fields && JSON.stringify(fields), original, error ?? null, kept, ...keys];
  }
}

/** A staged row as the record it was. One of a Parquet file has no text but its fields. */
function recordOf([position, fields, original, error, bytes]: readonly (string | null)[]): SourceRecord {
  const text = original ?? exactJson(fields ?? '');
  return {
    position: position ?? '',
    fields: fields ? (JSON.parse(original === null ? text : fields) as Record<string, unknown>) : null,
    original: text,
    ...(error && { error }),
    ...(bytes && { bytes: Buffer.from(bytes, 'base64') }),
  };
}
