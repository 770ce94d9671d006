import { createHash } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { WhereforeError } from '@wherefore/contracts';
import { type ConnectorTable, type FileConnector, planReadings } from '@wherefore/connectors';
import type { Graph } from '@wherefore/graph';
import { fileIdentity, groupRecords, readRecords } from '@wherefore/log';
import type { IntakeParts } from '../intake/submit-batch.js';
import { keepOriginal } from '../quarantine/keep-original.js';
import { type ImportPart, type ImportReport, importStream } from './import-stream.js';

/** What became of one table. */
export interface TableReport extends ImportReport {
  readonly table: string;
  readonly files: readonly string[];
  readonly skippedFor: Readonly<Record<string, number>>;
  readonly rejectedFor: Readonly<Record<string, number>>;
  readonly seconds: number;
}

/**
 * Imports a folder (or a single file) through a connector, table by table. Each table is an import of its own, named by
 * the content of its files: again changes nothing, and what was cut short goes on. Throws BAD_INPUT when a table that
 * must be there has no file; `place` is where they came from, for its message.
 */
export async function importFiles(
  parts: IntakeParts & { graph: Graph },
  source: { connector: FileConnector; path: string; place?: string },
  onProgress: (table: string, report: ImportReport) => void,
): Promise<TableReport[]> {
  const { connector } = source;
  const { readings, missing } = planReadings(connector, await filesAt(source.path));
  if (missing.length > 0 || readings.length === 0) {
    const what = missing.length > 0 ? `lacks files for ${missing.join(', ')}` : 'holds no file that it knows';
    throw new WhereforeError(
      'BAD_INPUT',
      `${source.place ?? source.path} ${what}. What files ${connector.name} reads is in ${connector.revision === undefined ? 'docs/feeds.md' : 'its mapping'}.`,
    );
  }
  const reports: TableReport[] = [];
  for (const { table, files } of readings) {
    reports.push(await importTable(parts, { connector, table, files }, onProgress));
  }
  return reports;
}

interface Reading {
  readonly connector: FileConnector;
  readonly table: ConnectorTable;
  readonly files: readonly string[];
}

async function importTable(
  parts: IntakeParts & { graph: Graph },
  reading: Reading,
  onProgress: (table: string, report: ImportReport) => void,
): Promise<TableReport> {
  const started = performance.now();
  const { connector, table, files } = reading;
  const tally: Tally = { skipped: {}, rejected: {} };
  const { name, revision } = connector;
  const key = [
    name,
    table.table,
    await contentKey(files),
    ...(revision === undefined ? [] : [revision]),
  ].join(':');
  const report = await importStream(parts, { key, source: name, parts: partsOf(reading, tally) }, (now) =>
    onProgress(table.table, now),
  );
  return {
    ...report,
    table: table.table,
    files: files.map((file) => path.basename(file)),
    skippedFor: tally.skipped,
    rejectedFor: tally.rejected,
    seconds: Math.round((performance.now() - started) / 100) / 10,
  };
}

interface Tally {
  readonly skipped: Record<string, number>;
  readonly rejected: Record<string, number>;
}

/** What a connector makes of the files. Records that another table accounts for are not counted again. */
async function* partsOf({ connector, table, files }: Reading, tally: Tally): AsyncGenerator<ImportPart> {
  const groupBy = table.groupBy ?? [];
  const counted = table.again !== true;
  for await (const group of groupRecords(readRecords(files, { groupBy }), groupBy)) {
    const { events, rejects, skipped } = table.toEvents(group);
    if (counted) {
      for (const { reason, count } of skipped) tally.skipped[reason] = (tally.skipped[reason] ?? 0) + count;
      for (const { reason } of rejects) tally.rejected[reason] = (tally.rejected[reason] ?? 0) + 1;
    }
    yield {
      records: counted ? group.length : 0,
      skipped: counted ? skipped.reduce((sum, { count }) => sum + count, 0) : 0,
      events,
      rejects: rejects.map(({ bytes, original, position, reason }) => ({
        source: connector.name,
        position,
        reason,
        ...keepOriginal(bytes ?? original),
      })),
    };
  }
}

async function contentKey(paths: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const file of paths) hash.update((await fileIdentity(file)).sha256);
  return hash.digest('hex').slice(0, 24);
}

/** Every file of a folder, in order of their names; a file by itself. */
export async function filesAt(place: string): Promise<string[]> {
  const found = await stat(place).catch((cause: unknown) => {
    throw new WhereforeError('BAD_INPUT', `${place} cannot be read`, { cause });
  });
  if (!found.isDirectory()) return [place];
  return (await readdir(place)).sort().map((name) => path.join(place, name));
}
