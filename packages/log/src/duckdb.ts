import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type DuckDBConnection,
  type DuckDBDataChunk,
  DuckDBInstance,
  type DuckDBValue,
} from '@duckdb/node-api';

export interface DatabaseOptions {
  /** Megabytes DuckDB may hold before it spills to the temporary folder. Default 256 for files, 512 for the log. */
  readonly memoryLimitMb?: number;
  /** Threads one statement may use. Default 2. */
  readonly threads?: number;
}

/** A DuckDB of our own, with a scratch folder that goes with it. Never installs or loads an extension. */
export class Database {
  private constructor(
    private readonly instance: DuckDBInstance,
    private readonly scratch: string,
  ) {}

  /** `stored` keeps tables in a file of the scratch folder, so that what is staged need not fit in memory. */
  static async open(options: DatabaseOptions = {}, stored = false): Promise<Database> {
    const scratch = join(tmpdir(), `wherefore-duckdb-${randomUUID()}`);
    const settings = {
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
      memory_limit: `${options.memoryLimitMb ?? 256}MB`,
      threads: String(options.threads ?? 2),
      temp_directory: scratch,
    };
    const path = stored ? `${scratch}.db` : ':memory:';
    return new Database(await DuckDBInstance.create(path, settings), scratch);
  }

  /** Runs `work` on a connection of its own: temporary tables are invisible to others and vanish with it. */
  async connected<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
    const connection = await this.connect();
    try {
      return await work(connection);
    } finally {
      connection.closeSync();
    }
  }

  async connect(): Promise<DuckDBConnection> {
    const connection = await this.instance.connect();
    await connection.run(`SET TimeZone = 'UTC'`);
    return connection;
  }

  async close(): Promise<void> {
    this.instance.closeSync();
    for (const path of [this.scratch, `${this.scratch}.db`, `${this.scratch}.db.wal`])
      await rm(path, { recursive: true, force: true });
  }
}

/** The result in DuckDB's own chunks of columns, as they become ready; at most a few are in memory at once. */
export async function* streamChunks(
  connection: DuckDBConnection,
  sql: string,
  values: DuckDBValue[] = [],
): AsyncGenerator<DuckDBDataChunk> {
  const result = await connection.stream(sql, values);
  for (;;) {
    const chunk = await result.fetchChunk();
    if (chunk === null || chunk.rowCount === 0) return;
    yield chunk;
  }
}
