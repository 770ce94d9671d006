import { accepted, type EventInput, refused, type Result } from '@wherefore/contracts';
import { eventId } from '../event-id.js';
import { mergeLines } from '../merge-lines.js';
import { textOf } from '../read-field.js';
import { canonical } from '../source/facts.js';
import { templateColumns } from './columns-of.js';
import { cellAt, type Fields, fieldValue } from './field-value.js';
import type { Each, Table, Value } from './mapping.js';
import { readTime } from './read-time.js';

export interface Placed {
  readonly fields: Fields;
  /** When its file was written, ISO 8601. */
  readonly fileTime: string | undefined;
}

type Read<T> = Result<T, string>;

/** The records of one group as one event: what is no list comes from the first of them. */
export function mapGroup(
  table: Table,
  source: string,
  group: readonly [Placed, ...Placed[]],
): Read<EventInput> {
  const [first] = group;
  const at = earliest(table, group);
  if (!at.ok) return at;
  const version = table.version === undefined ? accepted(undefined) : fieldValue(table.version, first.fields);
  if (!version.ok) return refused(`version ${version.refusal}`);
  const payload = payloadOf(table, group);
  if (!payload.ok) return payload;
  const id = idOf(table, first.fields, [at.value, version.value ?? null, payload.value]);
  if (!id.ok) return id;
  const event = {
    id: id.value,
    source,
    type: table.event,
    occurredAt: at.value,
    ...(version.value !== undefined && { version: version.value }),
    payload: payload.value,
  };
  return accepted(event as EventInput);
}

function earliest({ occurredAt }: Table, group: readonly Placed[]): Read<string> {
  if (typeof occurredAt === 'object' && 'constant' in occurredAt) return accepted(occurredAt.constant);
  let found: string | undefined;
  for (const { fields, fileTime } of group) {
    const at =
      occurredAt === 'file'
        ? fileTime
        : readTime(textOf({ cell: cellAt(fields, occurredAt.column) }, 'cell') ?? '', occurredAt);
    if (at === undefined)
      return refused(
        occurredAt === 'file'
          ? 'the time of its file is not known'
          : `occurredAt is no time of the form ${occurredAt.format}`,
      );
    if (found === undefined || at < found) found = at;
  }
  return found === undefined ? refused('occurredAt is missing') : accepted(found);
}

/** Always a hash: ids go to the log, where no customer may be spelled out. */
function idOf(table: Table, fields: Fields, said: readonly unknown[]): Read<string> {
  if (table.id === undefined) return accepted(eventId(table.event, canonical(said)));
  const blank = templateColumns(table.id).find(
    (name) => textOf({ cell: cellAt(fields, name) }, 'cell') === undefined,
  );
  if (blank !== undefined) return refused(`id lacks the column "${blank}"`);
  const text = table.id.replace(
    /\{([^{}]+)\}/g,
    (_, name: string) => textOf({ cell: cellAt(fields, name) }, 'cell') ?? '',
  );
  return accepted(eventId(table.event, text));
}

function payloadOf(table: Table, group: readonly [Placed, ...Placed[]]): Read<Record<string, unknown>> {
  const [{ fields }] = group;
  const payload: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(table.payload)) {
    const read =
      'each' in value
        ? itemsOf(value, group)
        : 'fields' in value
          ? objectOf(value.fields, fields)
          : fieldValue(value, fields);
    if (!read.ok) return refused(`payload.${name}${read.refusal.startsWith('.') ? '' : ' '}${read.refusal}`);
    if (read.value !== undefined) payload[name] = read.value;
  }
  const { lines } = payload;
  return accepted(Array.isArray(lines) ? { ...payload, lines: merged(lines) } : payload);
}

function objectOf(
  values: Readonly<Record<string, Value>>,
  fields: Fields,
): Read<Record<string, unknown> | undefined> {
  const object: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(values)) {
    const read = fieldValue(value, fields);
    if (!read.ok) return refused(`.${name} ${read.refusal}`);
    if (read.value !== undefined) object[name] = read.value;
  }
  return accepted(Object.keys(object).length === 0 ? undefined : object);
}

function itemsOf({ of, each }: Each, group: readonly Placed[]): Read<readonly unknown[]> {
  const rows =
    of === undefined ? group.map(({ fields }) => fields) : group.flatMap(({ fields }) => rowsIn(fields, of));
  const items: unknown[] = [];
  for (const [index, row] of rows.entries()) {
    const item = objectOf(each, row);
    if (!item.ok) return refused(`.${of === undefined ? '' : index}${item.refusal}`);
    if (item.value !== undefined) items.push(item.value);
  }
  return accepted(items);
}

function rowsIn(fields: Fields, column: string): Fields[] {
  const cell = cellAt(fields, column);
  return (Array.isArray(cell) ? (cell as unknown[]) : []).map((row) =>
    typeof row === 'object' && row !== null ? (row as Fields) : {},
  );
}

/** The same product twice in an order is one line; what is no line yet is left for the contract to refuse. */
function merged(lines: readonly unknown[]): readonly unknown[] {
  const sound = lines.filter(isLine);
  return sound.length === lines.length ? mergeLines(sound) : lines;
}

const isLine = (line: unknown): line is { product: string; quantity: number; amount: number } =>
  typeof line === 'object' &&
  line !== null &&
  'product' in line &&
  typeof line.product === 'string' &&
  'quantity' in line &&
  typeof line.quantity === 'number' &&
  'amount' in line &&
  typeof line.amount === 'number';
