import { createHash } from 'node:crypto';
import type { Event } from '@wherefore/contracts';
import type { ConnectorTable, FileConnector, TableOutcome } from '../file-connector.js';
import { textOf } from '../read-field.js';
import { canonical } from '../source/facts.js';
import type { ReadableRecord } from '../source-record.js';
import { admit, combine, NOTHING, readable, reject, skip } from '../table-outcome.js';
import { columnsOf } from './columns-of.js';
import { cellAt, sameWord } from './field-value.js';
import { mapGroup, type Placed } from './map-group.js';
import { readNumber } from './read-number.js';
import type { Condition, Mapping, Table } from './mapping.js';

/** When a file was written, by its base name, ISO 8601. */
export type FileTimes = (name: string) => string | undefined;

/** A connector that a mapping file describes. Its revision makes the same files under another mapping another import. */
export function mappedConnector(mapping: Mapping, fileTimes: FileTimes): FileConnector {
  return {
    name: mapping.source,
    describe: mapping.describe ?? 'files by a mapping',
    revision: createHash('sha256').update(canonical(mapping)).digest('hex').slice(0, 12),
    tables: Object.entries(mapping.tables).map(([name, table]) =>
      connectorTable(name, { table, source: mapping.source, fileTimes }),
    ),
  };
}

interface Parts {
  readonly table: Table;
  readonly source: string;
  readonly fileTimes: FileTimes;
}

function connectorTable(name: string, parts: Parts): ConnectorTable {
  const { table } = parts;
  const columns = columnsOf(table);
  const toEvents = readable((records) => groupEvents(records, columns, parts));
  return {
    table: name,
    files: filePattern(table.files),
    optional: table.optional,
    ...(table.groupBy !== undefined && { groupBy: table.groupBy }),
    ...(table.again && { again: true }),
    toEvents: table.again ? (records) => ({ ...NOTHING, events: toEvents(records).events }) : toEvents,
  };
}

/** `orders-*.csv`, also where `.gz` follows. Case does not count. */
function filePattern(pattern: string): RegExp {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}(\\.gz)?$`, 'i');
}

/** A record at fault is rejected and leaves the others of its group alone. */
function groupEvents(
  records: readonly ReadableRecord[],
  columns: readonly string[],
  parts: Parts,
): TableOutcome {
  const { table, fileTimes } = parts;
  const faults = records.map((record) => faultOf(record, columns, table.when?.all ?? []));
  const faulty = records.flatMap((record, at) => {
    const fault = faults[at];
    return fault === undefined ? [] : [reject([record], fault)];
  });
  const sound = records.filter((_, at) => faults[at] === undefined);
  const wanted = sound.filter((record) => table.when?.all.every((one) => holds(one, record)) ?? true);
  const skipped = skip(sound.length - wanted.length, table.when?.otherwise ?? '');
  const placed = (record: ReadableRecord): Placed => ({
    fields: record.fields,
    fileTime: fileTimes(record.position.replace(/:\d+$/, '')),
  });
  const good: ReadableRecord[] = [];
  let events: readonly Event[] = [];
  for (const record of wanted) {
    const alone = mapped([record], [placed(record)], parts);
    if (alone.rejects.length > 0) faulty.push(alone);
    else {
      good.push(record);
      events = alone.events;
    }
  }
  const [first, ...others] = good.map(placed);
  if (first === undefined) return combine(...faulty, skipped);
  const whole = others.length === 0 ? { ...NOTHING, events } : mapped(good, [first, ...others], parts);
  return combine(whole, ...faulty, skipped);
}

function mapped(
  records: readonly ReadableRecord[],
  group: readonly [Placed, ...Placed[]],
  { table, source }: Parts,
): TableOutcome {
  const event = mapGroup(table, source, group);
  return event.ok ? admit(records, [event.value]) : reject(records, event.refusal);
}

/** What keeps a record from being judged; a record that another condition leaves out has no fault. */
function faultOf(
  record: ReadableRecord,
  columns: readonly string[],
  conditions: readonly Condition[],
): string | undefined {
  const lacking = missingColumn(record, columns);
  if (lacking !== undefined) return `there is no column "${lacking}"`;
  const isUnclear = (one: Condition) => isOfNumbers(one) && isNoNumber(textAt(record, one.column));
  const unclear = conditions.find(isUnclear);
  if (unclear === undefined) return undefined;
  const leftOut = conditions.some((one) => !isUnclear(one) && !holds(one, record));
  return leftOut ? undefined : `when: "${unclear.column}" is no number with the decimal sign "."`;
}

const isOfNumbers = ({ above, below }: Condition): boolean => above !== undefined || below !== undefined;
const isNoNumber = (text: string): boolean => text !== '' && readNumber(text, '.') === undefined;

/** Tables have all of their columns in every record; documents have what they have. */
function missingColumn({ fields, position }: ReadableRecord, columns: readonly string[]): string | undefined {
  if (/\.(jsonl|ndjson|json)(\.gz)?:\d+$/i.test(position)) return undefined;
  return columns.find((name) => cellAt(fields, name) === undefined);
}

function textAt({ fields }: ReadableRecord, column: string): string {
  const cell = cellAt(fields, column);
  return typeof cell === 'boolean' ? String(cell) : (textOf({ cell }, 'cell') ?? '');
}

function holds(condition: Condition, record: ReadableRecord): boolean {
  const { column, in: words, not, blank, starts, above, below } = condition;
  const text = textAt(record, column);
  if (words !== undefined) return words.some((word) => sameWord(word, text));
  if (not !== undefined) return !not.some((word) => sameWord(word, text));
  if (starts !== undefined) return text.startsWith(starts);
  if (blank !== undefined) return (text === '') === blank;
  const number = readNumber(text, '.');
  return number !== undefined && (above === undefined ? number < (below ?? -Infinity) : number > above);
}
