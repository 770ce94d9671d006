import { z } from 'zod';

/** Fields as providers write them: numbers as text, null for nothing, more text than we keep. */

const nothing = (value: unknown): unknown => (value === null || value === '' ? undefined : value);

/** The field, or nothing where the provider says null. */
export const nullish = <T extends z.ZodType>(schema: T) =>
  schema.nullish().transform((value) => value ?? undefined);

/** A list; none where the provider says null. */
export const listOf = <T extends z.ZodType>(item: T) =>
  nullish(z.array(item)).transform((list) => list ?? []);

/** An id, number or text. */
export const foreignId = z
  .union([z.int(), z.string().trim().min(1)], 'expected an id')
  .transform((id) => String(id));

/** An id of 0 is nobody's. */
export const optionalId = z
  .preprocess((value) => (value === 0 || value === '0' ? undefined : nothing(value)), foreignId.optional())
  .optional();

const decimal = z.union([z.number(), z.string().regex(/^\s*-?\d+(\.\d+)?\s*$/)], 'expected a number');
export const foreignNumber = decimal.transform(Number);
export const optionalNumber = z.preprocess(nothing, foreignNumber.optional()).optional();

/** Control characters become spaces, half surrogate pairs the replacement character. */
const cleaned = (text: string): string =>
  text
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/\p{Cs}/gu, '\uFFFD')
    .trim();

const clip = (text: string, max: number): string =>
  text.length <= max ? text : text.slice(0, max).replace(/\p{Cs}$/u, '');

/** Text of at most so many characters; what is longer is cut. */
export const foreignText = (max: number) =>
  z
    .string('expected text')
    .transform((text) => clip(cleaned(text), max))
    .pipe(z.string().min(1, 'is empty'));

/** The same, undefined where nothing is left. */
export const optionalText = (max: number) =>
  z
    .unknown()
    .optional()
    .transform((value) => (typeof value === 'string' ? clip(cleaned(value), max) || undefined : undefined));

/** Text without its HTML. */
export const optionalHtml = (max: number) =>
  z
    .unknown()
    .optional()
    .transform((value) => {
      if (typeof value !== 'string') return undefined;
      return (
        clip(cleaned(value.replace(/<[^<>]*>/g, ' ').replace(/&nbsp;/g, ' ')).replace(/ +/g, ' '), max) ||
        undefined
      );
    });

const email = z.email().max(320);
/** An address that is none is left out: the customer is still one. */
export const optionalEmail = z
  .unknown()
  .optional()
  .transform((value) => email.safeParse(typeof value === 'string' ? value.trim() : undefined).data);

const imageUrl = z.url({ protocol: /^https?$/ }).max(2000);
export const optionalImage = z
  .unknown()
  .optional()
  .transform((value) => imageUrl.safeParse(value).data);

/** An instant with an offset, as ISO 8601 in UTC. */
export const foreignInstant = z
  .union(
    [z.iso.datetime({ offset: true }), z.iso.datetime({ offset: true, precision: 9 })],
    'expected a time',
  )
  .transform((at) => new Date(at).toISOString());
export const optionalInstant = z.preprocess(nothing, foreignInstant.optional()).optional();

/** An instant that is UTC and does not say so. */
export const utcInstant = z.preprocess(
  (value) => (typeof value === 'string' && !/(Z|[+-]\d\d:?\d\d)$/.test(value) ? `${value}Z` : value),
  foreignInstant,
);
export const optionalUtcInstant = z.preprocess(nothing, utcInstant.optional()).optional();

/** The later of two instants. */
export const laterOf = (a: string, b: string): string => (a > b ? a : b);
/** Money to four decimals: what is left when floating point has been added up. */
export const roundMoney = (amount: number): number => Math.round(amount * 1e4) / 1e4;
