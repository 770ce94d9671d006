import type { EventInput } from '@wherefore/contracts';
import type { TableOutcome } from '../file-connector.js';
import { mergeLines } from '../merge-lines.js';
import type { ReadableRecord } from '../source-record.js';
import { admit, combine, reject } from '../table-outcome.js';
import { type InvoiceLine, invoiceLine } from './invoice-line.js';
import { CURRENCY, SOURCE } from './source.js';

/** One invoice: its product lines become an order or, on a `C` invoice, a return; without a customer, an anonymous one. */
export function invoiceOf(records: readonly ReadableRecord[]): TableOutcome {
  const good: { record: ReadableRecord; line: InvoiceLine }[] = [];
  const rejected: TableOutcome[] = [];
  for (const record of records) {
    const line = invoiceLine(record);
    if (typeof line === 'string') rejected.push(reject([record], line));
    else if (good[0] !== undefined && good[0].line.customer !== line.customer)
      rejected.push(reject([record], 'belongs to another customer than its invoice'));
    else good.push({ record, line });
  }
  if (good.length > 0) {
    const carriers = good.map(({ record }) => record);
    rejected.unshift(admit(carriers, invoiceEvents(good.map(({ line }) => line))));
  }
  return combine(...rejected);
}

function invoiceEvents(lines: readonly InvoiceLine[]): EventInput[] {
  const [first] = lines;
  if (first === undefined) return [];
  const { invoice, kind, customer } = first;
  const envelope = {
    source: SOURCE,
    occurredAt: lines.reduce((earliest, { at }) => (at < earliest ? at : earliest), first.at),
  };
  const visitor = customer === undefined ? {} : { customer };
  const merged = mergeLines(
    lines.map(({ product, quantity, price }) => ({ product, quantity, amount: quantity * price })),
  );
  if (kind === 'return') {
    const payload = { return: invoice, ...visitor, lines: merged };
    return [{ ...envelope, id: `return:${invoice}`, type: 'order.returned', payload }];
  }
  const payload = { order: invoice, ...visitor, currency: CURRENCY, lines: merged };
  return [{ ...envelope, id: `order:${invoice}`, type: 'order.placed', payload }];
}
