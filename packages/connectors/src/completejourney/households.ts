import type { EventInput } from '@wherefore/contracts';
import { eventId } from '../event-id.js';
import type { TableOutcome } from '../file-connector.js';
import { textOf } from '../read-field.js';
import type { ReadableRecord } from '../source-record.js';
import { admit, combine, reject } from '../table-outcome.js';
import { RECORDED_FROM, SOURCE } from './source.js';

/** Columns that make segments, with what a segment is called. */
const SEGMENTS = { age: 'Age', income: 'Income', household_comp: 'Household' } as const;
export type SegmentColumn = keyof typeof SEGMENTS;

const ATTRIBUTES = {
  age: 'age',
  income: 'income',
  home_ownership: 'homeOwnership',
  marital_status: 'maritalStatus',
  household_size: 'householdSize',
  household_comp: 'householdComposition',
  kids_count: 'kids',
} as const;

const envelope = { source: SOURCE, occurredAt: RECORDED_FROM };

/** One segment: records are the households in it. */
export function segmentOf(column: SegmentColumn): (records: readonly ReadableRecord[]) => EventInput[] {
  return ([household]) => {
    const value = household && textOf(household.fields, column);
    if (value === undefined) return [];
    const segment = `${column}:${value}`;
    const payload = { segment, name: `${SEGMENTS[column]} ${value}` };
    return [{ ...envelope, id: `segment:${segment}`, type: 'segment.upserted', payload }];
  };
}

export function householdsOf(records: readonly ReadableRecord[]): TableOutcome {
  return combine(...records.map(householdOf));
}

function householdOf(record: ReadableRecord): TableOutcome {
  const customer = textOf(record.fields, 'household_id');
  if (customer === undefined) return reject([record], 'household_id is missing');
  const attributes = Object.entries(ATTRIBUTES).flatMap(([column, name]) => {
    const value = textOf(record.fields, column);
    return value === undefined ? [] : [[name, value]];
  });
  const events: EventInput[] = [
    {
      ...envelope,
      id: eventId('household', customer),
      type: 'customer.upserted',
      payload: { customer, attributes: Object.fromEntries(attributes) as Record<string, string> },
    },
  ];
  for (const column of Object.keys(SEGMENTS) as SegmentColumn[]) {
    const value = textOf(record.fields, column);
    if (value === undefined) continue;
    const segment = `${column}:${value}`;
    events.push({
      ...envelope,
      id: eventId('joined', segment, customer),
      type: 'segment.joined',
      payload: { segment, customer },
    });
  }
  return admit([record], events);
}
