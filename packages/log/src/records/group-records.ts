import { faulty, type SourceRecord } from './source-record.js';

/** More records than this with one key are taken for damage: a group must fit in memory. */
const MAX_GROUP = 100_000;

/**
 * Consecutive records with the same values in the columns of `groupBy`, together. Without `groupBy`, each record by
 * itself; so too are records that cannot be read or that have none of the columns set. Records of a group beyond
 * 100,000 come back faulty, all of them.
 */
export async function* groupRecords(
  records: AsyncIterable<SourceRecord>,
  groupBy: readonly string[] = [],
): AsyncGenerator<readonly SourceRecord[]> {
  let group: SourceRecord[] = [];
  let key: string | null = null;
  let flooded = false;
  for await (const record of records) {
    const next = keyOf(record, groupBy);
    if (next === null || next !== key) {
      if (group.length > 0) yield group;
      group = [];
      flooded = false;
    }
    key = next;
    group.push(flooded ? tooMany(record) : record);
    if (!flooded && group.length <= MAX_GROUP) continue;
    yield flooded ? group : group.map(tooMany);
    flooded = true;
    group = [];
  }
  if (group.length > 0) yield group;
}

function keyOf({ fields }: SourceRecord, groupBy: readonly string[]): string | null {
  if (fields === null || groupBy.length === 0) return null;
  const values = groupBy.map((column) => fields[column] ?? null);
  if (values.every((value) => value === null)) return null;
  return JSON.stringify(values.map((value) => (value === null ? null : String(value))));
}

function tooMany({ position, original }: SourceRecord): SourceRecord {
  return faulty(position, original, `more than ${MAX_GROUP} records have the same key`);
}
