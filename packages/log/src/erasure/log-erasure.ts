import { resolve } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { messageOf, WhereforeError } from '@wherefore/contracts';
import type { LoggedDecision } from '../decisions/read-decisions.js';
import { Database, type DatabaseOptions } from '../duckdb.js';
import { listLogFiles } from '../log-files.js';
import { sqlReadPath } from '../sql-text.js';
import { dropDrafts } from './drop-drafts.js';
import { bridgedPseudonyms, bridgeRowsOf, eraseBridge } from './erase-bridge.js';
import { blankDecisions, decisionsOf, eraseSnapshots, sharedSnapshots } from './erase-decisions.js';
import { eraseEvents, findEvents, type LoggedPerson, orderedBy, sessionsOf } from './erase-events.js';
import { filesWith } from './files-with.js';
import { readReceipts, writeReceipt } from './receipt-files.js';

/** Drops the two leading parameters of a function that asks a folder through a connection. */
type Asked<F> = F extends (connection: DuckDBConnection, directory: string, ...rest: infer R) => infer V
  ? (...rest: R) => V
  : never;

/**
 * Takes people out of what is otherwise never changed: the files of the log, its bridge, and the record of decisions. Each file is
 * replaced whole. Nobody else may be writing events meanwhile. Throws UNAVAILABLE when files cannot be read or written.
 */
export interface LogErasure {
  /** Every pseudonym of a customer in the log and its bridge. */
  pseudonyms(): Promise<string[]>;
  readonly sessionsOf: Asked<typeof sessionsOf>;
  readonly findEvents: Asked<typeof findEvents>;
  readonly orderedBy: Asked<typeof orderedBy>;
  readonly eraseEvents: Asked<typeof eraseEvents>;
  /** Removes what writers of events that were killed have left half written; returns how many files. */
  dropDrafts(): Promise<number>;
  readonly bridgeRowsOf: Asked<typeof bridgeRowsOf>;
  readonly eraseBridge: Asked<typeof eraseBridge>;
  readonly decisionsOf: Asked<typeof decisionsOf>;
  readonly sharedSnapshots: Asked<typeof sharedSnapshots>;
  readonly blankDecisions: Asked<typeof blankDecisions>;
  readonly eraseSnapshots: Asked<typeof eraseSnapshots>;
  /** Files of the log's folder, drafts too, in whose rows or bytes any of these words stands; nothing is changed. */
  filesWith(words: readonly string[]): Promise<string[]>;
  /** What was kept of those who were forgotten, beside the log: it outlives a graph that is lost. */
  writeReceipt(name: string, text: string): Promise<void>;
  readReceipts(): Promise<string[]>;
  close(): Promise<void>;
}
export type { LoggedDecision, LoggedPerson };

export async function openLogErasure(
  options: DatabaseOptions & { readonly directory: string },
): Promise<LogErasure> {
  const directory = resolve(options.directory);
  const database = await Database.open({ memoryLimitMb: 512, ...options });
  const asking =
    <R extends unknown[], V>(
      work: (connection: DuckDBConnection, directory: string, ...rest: R) => Promise<V>,
    ): ((...rest: R) => Promise<V>) =>
    (...rest) =>
      answering(database.connected((connection) => work(connection, directory, ...rest)));
  return {
    pseudonyms: asking(pseudonymsIn),
    sessionsOf: asking(sessionsOf),
    findEvents: asking(findEvents),
    orderedBy: asking(orderedBy),
    eraseEvents: asking(eraseEvents),
    dropDrafts: () => answering(dropDrafts(directory)),
    bridgeRowsOf: asking(bridgeRowsOf),
    eraseBridge: asking(eraseBridge),
    decisionsOf: asking(decisionsOf),
    sharedSnapshots: asking(sharedSnapshots),
    blankDecisions: asking(blankDecisions),
    eraseSnapshots: asking(eraseSnapshots),
    filesWith: asking(filesWith),
    writeReceipt: (name, text) => answering(writeReceipt(directory, name, text)),
    readReceipts: () => answering(readReceipts(directory)),
    close: () => database.close(),
  };
}

async function pseudonymsIn(connection: DuckDBConnection, directory: string): Promise<string[]> {
  const known = new Set(await bridgedPseudonyms(connection, directory));
  const files = await listLogFiles(directory);
  if (files.length === 0) return [...known];
  const paths = files.map(({ path }) => sqlReadPath(path)).join(', ');
  const result = await connection.runAndReadAll(
    `SELECT DISTINCT customer FROM read_parquet([${paths}], hive_partitioning = false) WHERE customer IS NOT NULL`,
  );
  for (const [customer] of result.getRows()) known.add(String(customer));
  return [...known];
}

async function answering<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    if (cause instanceof WhereforeError) throw cause;
    throw new WhereforeError('UNAVAILABLE', `the log cannot be read or written: ${messageOf(cause)}`, {
      cause,
    });
  }
}
