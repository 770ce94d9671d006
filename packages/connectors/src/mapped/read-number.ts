/** Digits, in groups of three or not, with one decimal sign; not `1,2,3`, `12 EUR` or `0x10`. */
const FORMS = {
  '.': /^[+-]?(\d+|\d{1,3}([ '’\u00a0\u202f,]\d{3})+)(\.\d+)?$/,
  ',': /^[+-]?(\d+|\d{1,3}([ '’\u00a0\u202f.]\d{3})+)(,\d+)?$/,
} as const;

/** A number as people write it; undefined when it is none. */
export function readNumber(text: string, decimal: '.' | ','): number | undefined {
  if (!FORMS[decimal].test(text)) return undefined;
  const plain = text.replace(decimal === '.' ? /[^\d.+-]/g : /[^\d,+-]/g, '').replace(',', '.');
  const number = Number(plain);
  return Number.isFinite(number) ? number : undefined;
}
