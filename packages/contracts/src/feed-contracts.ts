import { z } from 'zod';
import { EVENT_TYPES } from './events.js';

/** What a failed check does: it is counted, the record goes to quarantine, or the whole batch is held. */
export const Severity = z.enum(['warn', 'quarantine', 'hold']);
export type Severity = z.infer<typeof Severity>;

/** A place in a payload, such as `price` or `lines.product`; a list on the way means each of its items. */
const path = z
  .string()
  .regex(/^[a-zA-Z][a-zA-Z0-9]*(\.[a-zA-Z0-9_-]+)*$/, 'a field of the payload, such as lines.product');

export const FieldShape = z.strictObject({
  type: z.enum(['text', 'number', 'boolean', 'list', 'object']),
  required: z.boolean().default(false),
});
export type FieldShape = z.infer<typeof FieldShape>;

/** One check of the values of one field. Exactly one kind of check each, so that each has its own severity. */
export const FieldCheck = z
  .strictObject({
    field: path,
    min: z.number().optional(),
    max: z.number().optional(),
    oneOf: z
      .array(z.union([z.string(), z.number(), z.boolean()]))
      .min(1)
      .max(1_000)
      .optional(),
    /** No two records of a batch have the same value. */
    unique: z.literal(true).optional(),
    /** The value is the id of something that has been described already. */
    known: z.enum(['product', 'category', 'customer']).optional(),
    /** How long a batch waits for what it refers to, seconds. */
    grace: z.int().min(0).max(600).optional(),
    severity: Severity.default('quarantine'),
  })
  .refine(
    ({ min, max, oneOf, unique, known }) =>
      [min ?? max, oneOf, unique, known].filter((one) => one !== undefined).length === 1,
    'one check each: min and/or max, oneOf, unique, or known',
  )
  .refine(({ known, grace }) => grace === undefined || known !== undefined, 'grace goes with known');
export type FieldCheck = z.infer<typeof FieldCheck>;

export const EventContract = z.strictObject({
  fields: z.record(path, FieldShape).default({}),
  /** What a record does that lacks a required field or has one of another type. */
  severity: Severity.default('quarantine'),
  checks: z.array(FieldCheck).max(200).default([]),
});
export type EventContract = z.infer<typeof EventContract>;

/** How far from what is usual is too far, in robust standard deviations, and how much must be known to say so. */
const Anomaly = z.strictObject({
  deviations: z.number().min(2).max(100).default(6),
  minimumHistory: z.int().min(3).max(35).default(5),
});

/** What a feed promises about its data: versioned, immutable once published. */
export const FeedContract = z.strictObject({
  /** The source that its events name. */
  feed: z.string().regex(/^[a-z0-9][a-z0-9._-]{0,59}$/, 'lower case letters, digits, dot, dash, underscore'),
  owner: z.string().trim().min(1).max(200),
  events: z.partialRecord(z.enum(EVENT_TYPES as [string, ...string[]]), EventContract).default({}),
  /** Holds a batch in which more than this share of the records fails; left out, none is held for that. */
  holdAbove: z.number().gt(0).max(1).optional(),
  freshness: z.strictObject({ p95Ms: z.int().min(1).max(86_400_000).default(1_000) }).prefault({}),
  volume: Anomaly.prefault({}),
  /** A field whose share of records changes by more than this is reported. */
  nullRate: z.number().gt(0).max(1).default(0.2),
});
export type FeedContract = z.infer<typeof FeedContract>;
