import neo4j, { type Integer, isInt } from 'neo4j-driver';

/**
 * Neo4j has more kinds of values than JSON. A text, a truth value, a list and a number with a fraction stand for themselves; what JSON
 * cannot tell apart is an object of one field that names its kind: `{"int": "3"}`, `{"float": "NaN"}`, `{"bytes": "..."}`,
 * `{"DateTime": [...]}`.
 */
export type Encoded =
  string | number | boolean | null | readonly Encoded[] | { readonly [kind: string]: Encoded };

/** What each kind is made of, in the order in which its constructor wants it. */
const MADE_OF = {
  Date: ['year', 'month', 'day'],
  LocalTime: ['hour', 'minute', 'second', 'nanosecond'],
  Time: ['hour', 'minute', 'second', 'nanosecond', 'timeZoneOffsetSeconds'],
  LocalDateTime: ['year', 'month', 'day', 'hour', 'minute', 'second', 'nanosecond'],
  DateTime: [
    'year',
    'month',
    'day',
    'hour',
    'minute',
    'second',
    'nanosecond',
    'timeZoneOffsetSeconds',
    'timeZoneId',
  ],
  Duration: ['months', 'days', 'seconds', 'nanoseconds'],
  Point: ['srid', 'x', 'y', 'z'],
} as const;
type Kind = keyof typeof MADE_OF;
const KINDS = Object.keys(MADE_OF) as Kind[];

/** Throws for a value that no property can have. */
export function encodeValue(value: unknown): Encoded {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number')
    return Number.isFinite(value) && !Object.is(value, -0)
      ? value
      : { float: Object.is(value, -0) ? '-0' : String(value) };
  if (Array.isArray(value)) return value.map(encodeValue);
  if (isInt(value)) return { int: (value as Integer).toString() };
  if (value instanceof Int8Array)
    return { bytes: Buffer.from(value.buffer, value.byteOffset, value.length).toString('base64') };
  const kind = KINDS.find((one) => value instanceof neo4j.types[one]);
  if (kind === undefined) throw new TypeError(`a property of an unknown kind: ${typeof value}`);
  const fields = value as Record<string, unknown>;
  return { [kind]: MADE_OF[kind].map((field) => encodeValue(fields[field])) };
}

/** Throws for text that {@link encodeValue} did not write. */
export function decodeValue(value: Encoded): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (isList(value)) return value.map(decodeValue);
  const [[kind, inner] = ['nothing', null]] = Object.entries(value);
  if (kind === 'int') return neo4j.int(String(inner));
  if (kind === 'float') return Number(inner);
  if (kind === 'bytes') return new Int8Array(Buffer.from(String(inner), 'base64'));
  if (!(kind in MADE_OF) || inner === null || typeof inner !== 'object' || !isList(inner))
    throw new TypeError(`a property of an unknown kind: ${kind}`);
  const Made = neo4j.types[kind as Kind] as new (...parts: unknown[]) => unknown;
  return new Made(...inner.map((part) => decodeValue(part) ?? undefined));
}

const isList = (value: object): value is readonly Encoded[] => Array.isArray(value);

export const encodeProperties = (properties: Readonly<Record<string, unknown>>): Record<string, Encoded> =>
  Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, encodeValue(value)]));
export const decodeProperties = (properties: Readonly<Record<string, Encoded>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, decodeValue(value)]));
