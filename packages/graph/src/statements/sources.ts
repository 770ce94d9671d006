import { z } from 'zod';
import { statement } from '../statement.js';
import { none, nullableText } from './shapes.js';

const ids = z.array(z.string());
/** How far a kind of records of a source has been read; `report` is JSON text. */
const mark = z.object({
  name: z.string(),
  kind: z.string(),
  mark: nullableText,
  listed: nullableText,
  at: z.string(),
  report: z.string(),
});
const held = {
  params: z.object({ source: z.string(), prefix: z.string(), after: z.string(), limit: z.int() }),
  row: z.object({ id: z.string() }),
};

export const loadMarks = statement('sources/load-marks', 'READ', {
  params: z.object({ name: nullableText }),
  row: mark,
});
export const saveMark = statement('sources/save-mark', 'WRITE', {
  params: mark,
  row: none,
});
export const knownEvents = statement('sources/known-events', 'READ', {
  params: z.object({ keys: z.array(z.string()) }),
  row: z.object({ key: z.string() }),
});
export const knownRefused = statement('sources/known-refused', 'READ', {
  params: z.object({ records: ids, batches: ids }),
  row: z.object({ id: z.string() }),
});
export const knownStamps = statement('sources/known-stamps', 'READ', {
  params: z.object({ products: ids, customers: ids, orders: ids, tickets: ids }),
  row: z.object({
    label: z.enum(['Product', 'Customer', 'Order', 'Ticket']),
    id: z.string(),
    stamp: z.string(),
    deleted: z.boolean(),
  }),
});
export const heldProducts = statement('sources/held-products', 'READ', held);
export const heldCustomers = statement('sources/held-customers', 'READ', held);
export const heldOrders = statement('sources/held-orders', 'READ', held);
