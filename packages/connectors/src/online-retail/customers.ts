import type { EventInput } from '@wherefore/contracts';
import { eventId } from '../event-id.js';
import { instantOf, textOf } from '../read-field.js';
import type { ReadableRecord } from '../source-record.js';
import { customerOf } from './invoice-line.js';
import { SOURCE } from './source.js';

/** A customer, and the country of the last invoice that names one. */
export function customerFrom(records: readonly ReadableRecord[]): EventInput[] {
  const customer = records[0] && customerOf(records[0].fields);
  let last: { at: string; country: string | undefined } | undefined;
  for (const { fields } of records) {
    const at = instantOf(fields, 'InvoiceDate');
    const named = textOf(fields, 'Country');
    const country = named === 'Unspecified' ? undefined : named;
    if (at !== undefined && (last === undefined || at >= last.at))
      last = { at, country: country ?? last?.country };
  }
  if (customer === undefined || last === undefined) return [];
  const { at, country } = last;
  return [
    {
      id: eventId('customer', customer),
      source: SOURCE,
      type: 'customer.upserted',
      occurredAt: at,
      payload: { customer, ...(country !== undefined && { country }) },
    },
  ];
}
