import { z } from 'zod';
import { statement } from '../statement.js';
import { guarded, none, nullableText, rows } from './shapes.js';

const history = {
  customer: z.string(),
  product: z.string(),
  count: z.int(),
  units: z.number(),
  spend: z.number(),
  firstAt: z.string(),
  lastAt: z.string(),
  lastOrder: z.string(),
  source: z.string(),
};
/** The products twice: as a map they are found at once, however many there are. */
const stale = rows({
  customer: z.string(),
  products: z.array(z.string()),
  isStale: z.record(z.string(), z.literal(true)),
});

export const upsertOrders = statement('events/upsert-orders', 'WRITE', {
  params: rows({
    ...guarded,
    kind: z.enum(['order', 'return']),
    customer: nullableText,
    products: z.array(z.string()),
    quantities: z.array(z.number()),
    amounts: z.array(z.number()),
    currency: nullableText,
    channel: nullableText,
    store: nullableText,
    of: nullableText,
  }),
  row: z.object({
    id: z.string(),
    fresh: z.boolean(),
    oldCustomer: nullableText,
    oldProducts: z.array(z.string()),
  }),
});
export const cancelOrders = statement('events/cancel-orders', 'WRITE', {
  params: rows({ id: z.string(), stamp: z.string() }),
  row: z.object({ customer: nullableText, products: z.array(z.string()), kind: z.enum(['order', 'return']) }),
});
export const addPurchases = statement('events/add-purchases', 'WRITE', { params: rows(history), row: none });
export const addReturns = statement('events/add-returns', 'WRITE', { params: rows(history), row: none });
export const recomputePurchases = statement('events/recompute-purchases', 'WRITE', {
  params: stale,
  row: none,
});
export const recomputeReturns = statement('events/recompute-returns', 'WRITE', { params: stale, row: none });
export const recordViews = statement('events/record-views', 'WRITE', {
  params: rows({
    customer: z.string(),
    product: z.string(),
    count: z.int(),
    firstAt: z.string(),
    lastAt: z.string(),
    source: z.string(),
  }),
  row: none,
});
export const setCarts = statement('events/set-carts', 'WRITE', {
  params: rows({
    ...guarded,
    customer: z.string(),
    items: z.array(z.object({ product: z.string(), quantity: z.number() })),
  }),
  row: none,
});
export const setSubscriptions = statement('events/set-subscriptions', 'WRITE', {
  params: rows({
    ...guarded,
    customer: z.string(),
    product: z.string(),
    plan: z.string(),
    seats: z.int(),
    status: z.string(),
    since: nullableText,
    /** Stamp of the event that said since when; null where none did. */
    sinceStamp: nullableText,
    renewsAt: nullableText,
  }),
  row: none,
});
