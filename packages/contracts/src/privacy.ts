import { z } from 'zod';
import { Instant } from './event-payloads.js';

/** Where people leave traces. */
export const TRACE_STORES = Object.freeze([
  'graph',
  'sessions',
  'inbox',
  'audit',
  'quarantine',
  'held batches',
  'queue',
  'live state',
  'log',
  'bridge',
  'decisions',
  'snapshots',
] as const);

const count = z.int().min(0);

/** What was done in one store: `removed` is gone, `blanked` is kept and names nobody any more; in the store's own units. */
export const ErasedFrom = z.object({
  store: z.enum(TRACE_STORES),
  found: count,
  removed: count,
  blanked: count,
  unit: z.string(),
});
export type ErasedFrom = z.infer<typeof ErasedFrom>;

/** That somebody was forgotten: what was found where, when, by whom and why. It names nobody. */
export const ForgetReceipt = z.object({
  v: z.literal(1),
  id: z.string(),
  at: Instant,
  by: z.string(),
  why: z.string(),
  /** Keyed hash of what they were looked for by. */
  person: z.string(),
  /** Was anything of them anywhere? */
  found: z.boolean(),
  /** Customers that were one and the same person, by an address that they share. */
  customers: count,
  stores: z.array(ErasedFrom),
  /** Orders that stay, nobody's: what they come to still counts in every total, and in nothing that is measured per person. */
  money: z.object({ orders: count, amounts: z.record(z.string(), z.number()) }),
  seconds: z.number(),
});
export type ForgetReceipt = z.infer<typeof ForgetReceipt>;

/** A receipt with the keyed hashes that keep the person from coming back, as it lies beside the log. */
export const ForgottenFile = z.object({
  marks: z.array(z.string()),
  at: z.string(),
  receipt: z.string(),
  /** Null until everything is done. */
  done: ForgetReceipt.nullable(),
});
export type ForgottenFile = z.infer<typeof ForgottenFile>;
