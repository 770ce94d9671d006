import type { EventInput } from '@wherefore/contracts';
import { textOf } from '../read-field.js';
import type { ReadableRecord } from '../source-record.js';
import { priceFromSales } from '../unit-price.js';
import { type InvoiceLine, invoiceLine } from './invoice-line.js';
import { CURRENCY, SOURCE } from './source.js';

/**
 * A product and its price from the lines that sold it: there is no catalogue. Lines that are no sales carry notes
 * (`damaged`, `check?`) where a description should be, so they have no say.
 */
export function productOf(records: readonly ReadableRecord[]): EventInput[] {
  const sales = records
    .map(invoiceLine)
    .filter((line): line is InvoiceLine => typeof line !== 'string' && line.kind === 'sale');
  const title = commonDescription(sales);
  const price = priceFromSales(sales);
  const last = sales.reduce((latest, { at }) => (at > latest ? at : latest), '');
  const [first] = sales;
  if (first === undefined || title === undefined) return [];
  const { product } = first;
  const code = records[0] && textOf(records[0].fields, 'StockCode');
  const events: EventInput[] = [
    {
      id: `product:${code}`,
      source: SOURCE,
      type: 'product.upserted',
      occurredAt: last,
      payload: { product, title },
    },
  ];
  if (price !== undefined)
    events.push({
      id: `price:${code}`,
      source: SOURCE,
      type: 'price.changed',
      occurredAt: price.at,
      payload: { product, price: price.price, currency: CURRENCY },
    });
  return events;
}

/** The most frequent; of equally frequent ones the one used last. */
function commonDescription(sales: readonly InvoiceLine[]): string | undefined {
  const uses = new Map<string, { count: number; last: string }>();
  for (const { description, at } of sales) {
    if (description === undefined) continue;
    const known = uses.get(description) ?? { count: 0, last: '' };
    uses.set(description, { count: known.count + 1, last: at > known.last ? at : known.last });
  }
  const ranked = [...uses].sort(([, a], [, b]) => b.count - a.count || (a.last < b.last ? 1 : -1));
  return ranked[0]?.[0];
}
