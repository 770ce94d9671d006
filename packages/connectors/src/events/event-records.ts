import { EVENT_TYPES, type EventInput, type EventType } from '@wherefore/contracts';
import type { TableOutcome } from '../file-connector.js';
import { instantOf, numberOf, textOf } from '../read-field.js';
import type { ReadableRecord } from '../source-record.js';
import { admit, combine, reject } from '../table-outcome.js';
import { cellValue, payloadFields } from './cell-value.js';

const DEFAULT_SOURCE = 'events';

/** Each record is an event: whole, as our JSON has it, or flat, its payload's fields in columns of their own. */
export function eventsOf(type?: EventType): (records: readonly ReadableRecord[]) => TableOutcome {
  return (records) => combine(...records.map((record) => admitAs(type, [record])));
}

/** Records with one `id` are one order or return; each that has a `product` is a line of it. */
export function orderEventOf(type: EventType): (records: readonly ReadableRecord[]) => TableOutcome {
  return (records) => {
    const lines = records.filter(({ fields }) => isSet(fields['product']));
    if (records.length === 1 || lines.length === records.length) return admitAs(type, records);
    const [first, ...others] = records.filter((record) => !lines.includes(record));
    const whole = lines.length > 0 ? lines : first === undefined ? [] : [first];
    const repeats = lines.length > 0 && first !== undefined ? [first, ...others] : others;
    return combine(admitAs(type, whole), reject(repeats, 'repeats the id of another event'));
  };
}

function admitAs(given: EventType | undefined, records: readonly ReadableRecord[]): TableOutcome {
  const [record] = records;
  if (record === undefined) return combine();
  const name = given ?? textOf(record.fields, 'type');
  const type = EVENT_TYPES.find((known) => known === name);
  if (type === undefined)
    return reject(records, name === undefined ? 'type is missing' : `unknown type of event: ${name}`);
  const { fields } = record;
  const version = numberOf(fields, 'version') ?? fields['version'];
  const event = {
    id: textOf(fields, 'id'),
    source: textOf(fields, 'source') ?? DEFAULT_SOURCE,
    type,
    occurredAt: instantOf(fields, 'occurredAt') ?? fields['occurredAt'],
    ...(isSet(version) && { version }),
    payload: payloadOf(type, records),
  };
  return admit(records, [event as EventInput]);
}

function payloadOf(type: EventType, records: readonly ReadableRecord[]): unknown {
  const { fields = {} } = records[0] ?? {};
  const whole = fields['payload'];
  if (typeof whole === 'object' && whole !== null) return whole;
  const cells = typeof whole === 'string' ? parsedObject(whole) : fields;
  const payload = payloadFields(type).flatMap((field) => {
    const cell = cells[field];
    return isSet(cell) ? [[field, cellValue(type, field, cell)]] : [];
  });
  const lines = payloadFields(type).includes('lines') ? linesOf(records) : [];
  return { ...Object.fromEntries(payload), ...(lines.length > 0 && { lines }) } as unknown;
}

/** Order lines that stand in rows of their own. */
function linesOf(records: readonly ReadableRecord[]): unknown[] {
  return records
    .filter(({ fields }) => isSet(fields['product']))
    .map(({ fields }) => ({
      product: String(fields['product']),
      quantity: numberOf(fields, 'quantity'),
      amount: numberOf(fields, 'amount'),
    }));
}

function isSet(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function parsedObject(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}
