import { EVENT_TYPES, type EventType } from '@wherefore/contracts';
import { z } from 'zod';

/** What a mapping file may say. Every object is strict: a word that is misspelt is found before a file is read. */

const column = z.string().min(1);
const scalar = z.union([z.string(), z.number(), z.boolean()]);
const words = z.array(scalar).min(1);

export const Zone = z.string().refine(isZone, 'is no time zone such as Europe/Berlin');

/** `iso`, seconds or milliseconds since 1970, or a pattern such as `dd.MM.yyyy HH:mm`. */
const TimeFormat = z
  .string()
  .refine(
    (format) => ['iso', 'unix', 'unix-ms'].includes(format) || /yyyy/.test(format),
    'is neither iso, unix, unix-ms nor a pattern with yyyy in it',
  );

const Time = z.strictObject({ format: TimeFormat.default('iso'), zone: Zone.default('UTC') });
export type Time = z.output<typeof Time>;

/** A value out of a record. What is blank and has no default is left out. */
const Value = z
  .strictObject({
    column: column.optional(),
    constant: scalar.optional(),
    /** Applied in this order, to each item where `split` makes several. */
    split: z.string().min(1).optional(),
    lower: z.literal(true).optional(),
    lookup: z.record(z.string(), scalar).optional(),
    boolean: z.strictObject({ true: words, false: words }).optional(),
    /** The decimal sign. */
    number: z.enum(['.', ',']).optional(),
    /** A column to multiply by, for a line's amount from its price. */
    times: column.optional(),
    time: Time.optional(),
    prefix: z.string().optional(),
    default: z.union([scalar, z.array(scalar)]).optional(),
  })
  .refine(
    ({ column: from, constant }) => (from === undefined) !== (constant === undefined),
    'needs either a column or a constant',
  )
  .refine(
    ({ boolean, number, time }) => [boolean, number, time].filter((one) => one !== undefined).length <= 1,
    'is a boolean, a number or a time, not several',
  )
  .refine(
    ({ times, number }) => times === undefined || number !== undefined,
    'has times, so it needs number',
  );
export type Value = z.output<typeof Value>;

/** `sku` is short for `{ column: sku }`. */
const ShortValue = z.preprocess((value) => (typeof value === 'string' ? { column: value } : value), Value);

const Fields = z.record(z.string(), ShortValue);

/** An object of values, or a list with an item per record of the group, or per item of the column `of`. */
const Nested = z.strictObject({ fields: Fields });
const Each = z.strictObject({ of: column.optional(), each: Fields });
export type Each = z.output<typeof Each>;

const PayloadField = z.unknown().transform((value, context): Value | z.output<typeof Nested> | Each => {
  const has = (name: string) => typeof value === 'object' && value !== null && name in value;
  const parsed = (has('each') ? Each : has('fields') ? Nested : ShortValue).safeParse(value);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) context.issues.push({ ...issue, input: value } as never);
  return z.NEVER;
});

const Condition = z
  .strictObject({
    column,
    in: words.optional(),
    not: words.optional(),
    blank: z.boolean().optional(),
    starts: z.string().min(1).optional(),
    above: z.number().optional(),
    below: z.number().optional(),
  })
  .refine(
    (one) => Object.keys(one).length === 2 && 'column' in one,
    'needs one of in, not, blank, starts, above, below',
  );
export type Condition = z.output<typeof Condition>;

const When = z.strictObject({
  all: z.array(Condition).min(1),
  /** Under what the records that are left out are counted. */
  otherwise: z.string().min(1).max(100).default('left out by the mapping'),
});

const Table = z.strictObject({
  /** Names of files, with `*` and `?`; `.gz` may follow. */
  files: z.string().min(1),
  optional: z.boolean().default(false),
  /** Reads again what another table accounts for. */
  again: z.boolean().default(false),
  event: z.enum(EVENT_TYPES as readonly [EventType, ...EventType[]], 'is no type of event'),
  /** What makes it the same event, such as `{order}/{revision}`; all that it says, when left out. */
  id: z.string().min(1).optional(),
  occurredAt: z.union(
    [
      z.literal('file'),
      z.strictObject({ column, ...Time.shape }),
      z.strictObject({ constant: z.iso.datetime({ offset: true }) }),
    ],
    'is neither "file", nor a column with a format, nor a constant',
  ),
  version: Value.optional(),
  groupBy: z.array(column).min(1).optional(),
  when: When.optional(),
  payload: z.record(z.string(), PayloadField),
});
export type Table = z.output<typeof Table>;

export const Mapping = z.strictObject({
  source: z
    .string()
    .regex(/^[a-z0-9][a-z0-9._-]{0,59}$/, 'is lower case letters, digits, dot, dash, underscore; at most 60'),
  describe: z.string().max(200).optional(),
  tables: z.record(z.string().regex(/^[a-z0-9][a-z0-9_-]{0,39}$/), Table),
});
export type Mapping = z.output<typeof Mapping>;

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
