import { accepted, refused, type Result } from '@wherefore/contracts';
import { textOf } from '../read-field.js';
import { roundMoney } from '../source/foreign-fields.js';
import type { Value } from './mapping.js';
import { readNumber } from './read-number.js';
import { readTime } from './read-time.js';

export type Fields = Readonly<Record<string, unknown>>;
type Scalar = string | number | boolean;

/** The value out of a record, undefined where it is blank; in words what keeps it from being one. */
export function fieldValue(value: Value, fields: Fields): Result<unknown, string> {
  if (value.column === undefined) return accepted(value.constant);
  const cell = cellAt(fields, value.column);
  const items = itemsOf(cell, value.split);
  if (items === undefined) {
    const text = typeof cell === 'boolean' ? String(cell) : textOf({ cell }, 'cell');
    return text === undefined ? accepted(value.default) : multiplied(value, itemValue(value, text), fields);
  }
  if (items.length === 0) return accepted(value.default);
  const read: unknown[] = [];
  for (const item of items) {
    const result = itemValue(value, item);
    if (!result.ok) return result;
    if (result.value !== undefined) read.push(result.value);
  }
  return accepted(read);
}

/** Money is kept to four decimals: what is left when floating point has been multiplied. */
function multiplied(
  { times, number = '.' }: Value,
  read: Result<unknown, string>,
  fields: Fields,
): Result<unknown, string> {
  if (times === undefined || !read.ok || typeof read.value !== 'number') return read;
  const factor = readNumber(textOf({ cell: cellAt(fields, times) }, 'cell') ?? '', number);
  return factor === undefined
    ? refused(`cannot be multiplied: "${times}" is no number`)
    : accepted(roundMoney(read.value * factor));
}

/** A column, or a field of an object in one: `address.country`. */
export function cellAt(fields: Fields, name: string): unknown {
  if (Object.hasOwn(fields, name)) return fields[name];
  const dot = name.indexOf('.');
  if (dot === -1) return undefined;
  const outer = Object.hasOwn(fields, name.slice(0, dot)) ? fields[name.slice(0, dot)] : undefined;
  if (typeof outer !== 'object' || outer === null || Array.isArray(outer)) return undefined;
  return cellAt(outer as Fields, name.slice(dot + 1));
}

/** Texts of a list; undefined where it is one value. */
function itemsOf(cell: unknown, split: string | undefined): string[] | undefined {
  const list: readonly unknown[] | undefined = Array.isArray(cell)
    ? cell
    : split === undefined
      ? undefined
      : (textOf({ cell }, 'cell') ?? '').split(split);
  return list?.flatMap((item) => textOf({ item }, 'item') ?? []);
}

function itemValue(value: Value, original: string): Result<Scalar | undefined, string> {
  const text = value.lower === true ? original.toLowerCase() : original;
  const looked = value.lookup === undefined ? text : lookedUp(value.lookup, text);
  if (looked === undefined) {
    // A default is for what the table does not hold as for what is blank.
    if (value.default === undefined || Array.isArray(value.default))
      return refused('is not in the lookup table');
    return accepted(value.default);
  }
  if (typeof looked !== 'string') return accepted(looked);
  return convert(value, looked);
}

const lookedUp = (table: Readonly<Record<string, Scalar>>, text: string): Scalar | undefined =>
  Object.hasOwn(table, text) ? table[text] : undefined;

function convert({ boolean, number, time, prefix = '' }: Value, text: string): Result<Scalar, string> {
  if (number !== undefined) {
    const read = readNumber(text, number);
    return read === undefined ? refused(`is no number with the decimal sign "${number}"`) : accepted(read);
  }
  if (boolean !== undefined) {
    const says = (words: readonly Scalar[]) => words.some((word) => sameWord(word, text));
    if (says(boolean.true)) return accepted(true);
    return says(boolean.false) ? accepted(false) : refused('is none of the words for true and false');
  }
  if (time === undefined) return accepted(`${prefix}${text}`);
  const read = readTime(text, time);
  return read === undefined ? refused(`is no time of the form ${time.format}`) : accepted(read);
}

/** Whether a cell says a word of the mapping; case does not count. */
export const sameWord = (word: Scalar, text: string): boolean =>
  String(word).toLowerCase() === text.toLowerCase();
