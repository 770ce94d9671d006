import { instantOf, numberOf, textOf } from '../read-field.js';
import type { ReadableRecord } from '../source-record.js';
import { normalCode, notAProduct } from './stock-codes.js';

/** A line that sold a product or took it back. */
export interface InvoiceLine {
  readonly invoice: string;
  readonly kind: 'sale' | 'return';
  readonly product: string;
  /** Units, above 0 also for a return. */
  readonly quantity: number;
  /** Pounds sterling per unit, above 0. */
  readonly price: number;
  /** ISO 8601; the source names no zone, UTC is assumed. */
  readonly at: string;
  readonly description: string | undefined;
  readonly customer: string | undefined;
}

/** The line, or in words why it is neither sale nor return. */
export function invoiceLine({ fields }: ReadableRecord): InvoiceLine | string {
  const invoice = textOf(fields, 'InvoiceNo')?.toUpperCase();
  const code = textOf(fields, 'StockCode');
  const quantity = numberOf(fields, 'Quantity');
  const price = numberOf(fields, 'UnitPrice');
  const at = instantOf(fields, 'InvoiceDate');
  if (invoice === undefined) return 'InvoiceNo is missing';
  if (code === undefined) return 'StockCode is missing';
  if (quantity === undefined) return 'Quantity is missing or no number';
  if (price === undefined) return 'UnitPrice is missing or no number';
  if (at === undefined) return 'InvoiceDate is missing or no time';
  if (!/^C?\d/.test(invoice)) return 'an accounting adjustment, not an invoice';
  const kind = invoice.startsWith('C') ? 'return' : 'sale';
  const fault = notAProduct(code) ?? quantityFault(kind, quantity) ?? priceFault(price);
  if (fault !== undefined) return fault;
  return {
    invoice,
    kind,
    product: normalCode(code),
    quantity: Math.abs(quantity),
    price,
    at,
    description: textOf(fields, 'Description')?.replace(/ +/g, ' '),
    customer: customerOf(fields),
  };
}

/** Exported as a decimal: `17850.0` is customer 17850. */
export function customerOf(fields: ReadableRecord['fields']): string | undefined {
  return textOf(fields, 'CustomerID')?.replace(/\.0$/, '');
}

function quantityFault(kind: InvoiceLine['kind'], quantity: number): string | undefined {
  if (quantity === 0) return 'quantity is 0';
  if (kind === 'sale' && quantity < 0)
    return 'a stock adjustment: negative quantity on an invoice that is no return';
  return kind === 'return' && quantity > 0 ? 'positive quantity on a return' : undefined;
}

function priceFault(price: number): string | undefined {
  if (price < 0) return 'unit price is negative';
  return price === 0 ? 'unit price is 0: given away, or an adjustment' : undefined;
}
