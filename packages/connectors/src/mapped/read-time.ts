import { instantOf } from '../read-field.js';
import type { Time } from './mapping.js';

const HAS_OFFSET = /(Z|[+-]\d{2}(:?\d{2})?)$/;
const TOKENS = /yyyy|MM|dd|HH|mm|ss|SSS/g;

/** A time as ISO 8601 in UTC; undefined when the text does not follow the format, or names no such day. */
export function readTime(text: string, { format, zone }: Time): string | undefined {
  if (format === 'unix' || format === 'unix-ms') {
    if (!/^\d{1,15}(\.\d+)?$/.test(text)) return undefined;
    return isoOf(Math.round(Number(text) * (format === 'unix' ? 1000 : 1)));
  }
  if (format !== 'iso') {
    const wall = wallTime(text, format);
    return wall === undefined ? undefined : isoOf(inZone(wall, zone));
  }
  const instant = instantOf({ text }, 'text');
  if (instant === undefined) return undefined;
  const isLocal = text.length <= 10 || !HAS_OFFSET.test(text.slice(10));
  return isLocal ? isoOf(inZone(Date.parse(instant), zone)) : instant;
}

const isoOf = (at: number): string | undefined =>
  Math.abs(at) <= 8.64e15 ? new Date(at).toISOString() : undefined;

/** What the clock on the wall said, as if it hung in UTC. */
function wallTime(text: string, format: string): number | undefined {
  const names: readonly string[] = format.match(TOKENS) ?? [];
  const pattern = format
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(TOKENS, (token) => `(\\d{${token.length === 2 ? '1,2' : token.length}})`);
  const match = new RegExp(`^${pattern}$`).exec(text);
  if (match === null) return undefined;
  const part = (token: string, otherwise: number) => {
    const at = names.indexOf(token);
    return at === -1 ? otherwise : Number(match[at + 1]);
  };
  const [year, month, day] = [part('yyyy', 1970), part('MM', 1), part('dd', 1)];
  const [hour, minute, second] = [part('HH', 0), part('mm', 0), part('ss', 0)];
  const at = Date.UTC(year, month - 1, day, hour, minute, second, part('SSS', 0));
  const date = new Date(at);
  const isDay =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isDay && hour < 24 && minute < 60 && second < 60 ? at : undefined;
}

/** The instant of a wall time in a zone. An hour that comes twice is the first, one that is left out the hour after. */
function inZone(wall: number, zone: string): number {
  if (zone === 'UTC') return wall;
  const [before, after] = [offsetAt(wall - 86_400_000, zone), offsetAt(wall + 86_400_000, zone)];
  const early = wall - Math.max(before, after);
  if (offsetAt(early, zone) === Math.max(before, after)) return early;
  const late = wall - Math.min(before, after);
  return offsetAt(late, zone) === Math.min(before, after) ? late : wall - before;
}

const FORMATS = new Map<string, Intl.DateTimeFormat>();

function offsetAt(at: number, zone: string): number {
  const format = FORMATS.get(zone) ?? formatOf(zone);
  FORMATS.set(zone, format);
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000;
}

const formatOf = (timeZone: string): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat('en', {
    timeZone,
    calendar: 'iso8601',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
