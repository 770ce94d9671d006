import { resolve } from 'node:path';
import { messageOf, WhereforeError } from '@wherefore/contracts';
import { Database, type DatabaseOptions } from '../duckdb.js';
import type { InsightQuery, InsightSums } from './insight-query.js';
import { readInsights } from './read-insights.js';

/** What decisions led to: both logs of a folder, read together. Any number of processes may read while others append. */
export interface InsightLog {
  /** Throws UNAVAILABLE when the files cannot be read. */
  read(query: InsightQuery): Promise<InsightSums>;
  close(): Promise<void>;
}

/** Enough for the lists of a million decisions at once; more is spilled to disk. */
const MEMORY_MB = 1_024;

export async function openInsightLog(
  options: DatabaseOptions & { readonly directory: string },
): Promise<InsightLog> {
  const directory = resolve(options.directory);
  const database = await Database.open({ memoryLimitMb: MEMORY_MB, ...options });
  let before: Promise<unknown> = Promise.resolve();
  const attempt = (query: InsightQuery) =>
    database.connected((connection) => readInsights(connection, directory, query));
  return {
    /** One after another, since each may take all of the memory; once more where files were merged meanwhile. */
    read(query) {
      const read = before.then(() => attempt(query).catch(() => attempt(query)));
      before = read.catch(() => undefined);
      return read.catch((cause: unknown) => {
        if (cause instanceof WhereforeError) throw cause;
        throw new WhereforeError('UNAVAILABLE', `the logs cannot be read: ${messageOf(cause)}`, { cause });
      });
    },
    close: () => database.close(),
  };
}
