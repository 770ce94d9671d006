import { z } from 'zod';
import { statement } from '../statement.js';
import { guarded, none, nullableText, rows } from './shapes.js';

/** Sessions are named by the pseudonym of the session's id. */
export const ensureSessions = statement('events/ensure-sessions', 'WRITE', {
  params: rows({ id: z.string(), at: z.string() }),
  row: none,
});
export const identifySessions = statement('events/identify-sessions', 'WRITE', {
  params: rows({ ...guarded, customer: z.string() }),
  row: none,
});
export const recordSessionViews = statement('events/record-session-views', 'WRITE', {
  params: rows({
    session: z.string(),
    product: z.string(),
    count: z.int(),
    firstAt: z.string(),
    lastAt: z.string(),
    source: z.string(),
  }),
  row: none,
});
export const setSessionCarts = statement('events/set-session-carts', 'WRITE', {
  params: rows({
    ...guarded,
    items: z.array(z.object({ product: z.string(), quantity: z.number() })),
  }),
  row: none,
});
/** `id` is the product. */
export const recordRejections = statement('events/record-rejections', 'WRITE', {
  params: rows({ ...guarded, customer: z.string(), reason: nullableText }),
  row: none,
});
export const recordSessionRejections = statement('events/record-session-rejections', 'WRITE', {
  params: rows({ ...guarded, session: z.string(), reason: nullableText }),
  row: none,
});
