import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type FileConnector,
  planReadings,
  type SourceRecord,
  type TableOutcome,
} from '@wherefore/connectors';
import { groupRecords, readRecords } from '@wherefore/log';

export interface Handled {
  readonly table: string;
  readonly again: boolean;
  readonly records: readonly SourceRecord[];
  readonly outcome: TableOutcome;
}

/** Writes files into a folder of their own, removed after the tests; returns their paths. */
export function folderOf(files: Readonly<Record<string, string>>): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'wherefore-connectors-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return readdirSync(folder).map((name) => join(folder, name));
}

/** Reads files the way an import does, group by group; only the named tables, if any are named. */
export async function* importRun(
  connector: FileConnector,
  files: readonly string[],
  only?: readonly string[],
): AsyncGenerator<Handled> {
  for (const { table, files: own } of planReadings(connector, files).readings) {
    if (only !== undefined && !only.includes(table.table)) continue;
    const groupBy = table.groupBy ?? [];
    for await (const records of groupRecords(readRecords(own, { groupBy }), groupBy))
      yield { table: table.table, again: table.again === true, records, outcome: table.toEvents(records) };
  }
}

export interface Tally {
  readonly records: number;
  readonly carried: number;
  readonly events: Readonly<Record<string, number>>;
  readonly rejects: Readonly<Record<string, number>>;
  readonly skipped: Readonly<Record<string, number>>;
}

/** Counts a run; its records are those that tables account for. */
export async function tally(run: AsyncIterable<Handled>): Promise<Tally> {
  const events: Record<string, number> = {};
  const rejects: Record<string, number> = {};
  const skipped: Record<string, number> = {};
  let records = 0;
  let carried = 0;
  for await (const { again, records: group, outcome } of run) {
    for (const { type } of outcome.events) events[type] = (events[type] ?? 0) + 1;
    for (const { reason } of outcome.rejects) rejects[reason] = (rejects[reason] ?? 0) + 1;
    for (const { reason, count } of outcome.skipped) skipped[reason] = (skipped[reason] ?? 0) + count;
    if (again) continue;
    records += group.length;
    carried +=
      group.length - outcome.rejects.length - outcome.skipped.reduce((sum, { count }) => sum + count, 0);
  }
  return { records, carried, events, rejects, skipped };
}

/** Everything a run makes of the files, events and rejects in order. */
export async function collect(run: AsyncIterable<Handled>): Promise<TableOutcome> {
  const outcomes: TableOutcome[] = [];
  for await (const { outcome } of run) outcomes.push(outcome);
  return {
    events: outcomes.flatMap(({ events }) => events),
    rejects: outcomes.flatMap(({ rejects }) => rejects),
    skipped: outcomes.flatMap(({ skipped }) => skipped),
  };
}
