import type { EventInput } from '@wherefore/contracts';
import type { TableOutcome } from '../file-connector.js';
import { mergeLines } from '../merge-lines.js';
import { instantOf, numberOf, textOf } from '../read-field.js';
import type { ReadableRecord } from '../source-record.js';
import { admit, combine, NOTHING, reject } from '../table-outcome.js';
import { priceFromSales } from '../unit-price.js';
import { CURRENCY, SOURCE } from './source.js';

/** One basket: its lines become an order. */
export function orderOf(records: readonly ReadableRecord[]): TableOutcome {
  const reasons = new Map(records.map((record) => [record, lineFault(record, records[0])]));
  const good = records.filter((record) => reasons.get(record) === undefined);
  const rejected = records.flatMap((record) => {
    const reason = reasons.get(record);
    return reason === undefined ? [] : [reject([record], reason)];
  });
  return combine(good.length === 0 ? NOTHING : admit(good, [placedOrder(good)]), ...rejected);
}

/** A product's lines, for the price that its file does not give. */
export function priceOf(records: readonly ReadableRecord[]): EventInput[] {
  const product = records[0] && textOf(records[0].fields, 'product_id');
  const sales = records.flatMap(({ fields }) => {
    const quantity = numberOf(fields, 'quantity') ?? 0;
    const at = instantOf(fields, 'transaction_timestamp');
    const value = numberOf(fields, 'sales_value') ?? 0;
    return at !== undefined && quantity > 0 && value > 0 ? [{ at, price: value / quantity }] : [];
  });
  const price = priceFromSales(sales);
  if (product === undefined || price === undefined) return [];
  return [
    {
      id: `price:${product}`,
      source: SOURCE,
      type: 'price.changed',
      occurredAt: price.at,
      payload: { product, price: price.price, currency: CURRENCY },
    },
  ];
}

function lineFault({ fields }: ReadableRecord, first: ReadableRecord | undefined): string | undefined {
  const quantity = numberOf(fields, 'quantity');
  const value = numberOf(fields, 'sales_value');
  if (textOf(fields, 'basket_id') === undefined) return 'basket_id is missing';
  if (textOf(fields, 'product_id') === undefined) return 'product_id is missing';
  if (instantOf(fields, 'transaction_timestamp') === undefined)
    return 'transaction_timestamp is missing or no time';
  if (first !== undefined && textOf(fields, 'household_id') !== textOf(first.fields, 'household_id'))
    return 'belongs to another household than its basket';
  if (quantity === undefined) return 'quantity is missing or no number';
  if (quantity === 0) return 'quantity is 0: nothing was bought';
  if (quantity < 0) return 'quantity is negative';
  if (value === undefined) return 'sales_value is missing or no number';
  return value < 0 ? 'sales_value is negative' : undefined;
}

function placedOrder(records: readonly ReadableRecord[]): EventInput {
  const { fields = {} } = records[0] ?? {};
  const order = textOf(fields, 'basket_id') ?? '';
  const customer = textOf(fields, 'household_id');
  const store = textOf(fields, 'store_id');
  const lines = records.map((record) => ({
    product: textOf(record.fields, 'product_id') ?? '',
    quantity: numberOf(record.fields, 'quantity') ?? 0,
    amount: numberOf(record.fields, 'sales_value') ?? 0,
  }));
  return {
    id: `order:${order}`,
    source: SOURCE,
    type: 'order.placed',
    occurredAt: instantOf(fields, 'transaction_timestamp') ?? '',
    payload: {
      order,
      ...(customer !== undefined && { customer }),
      channel: 'store',
      ...(store !== undefined && { store }),
      currency: CURRENCY,
      lines: mergeLines(lines),
    },
  };
}
