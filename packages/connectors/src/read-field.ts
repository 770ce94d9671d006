type Fields = Readonly<Record<string, unknown>>;

/** The field as trimmed text, control characters turned to spaces; undefined when it is missing or blank. */
export function textOf(fields: Fields, name: string): string | undefined {
  const value = fields[name];
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return undefined;
  const text = String(value)
    .replace(/\p{Cc}+/gu, ' ')
    .trim();
  return text === '' ? undefined : text;
}

/** The field as a finite number; undefined when it is missing or no number. */
export function numberOf(fields: Fields, name: string): number | undefined {
  const value = fields[name];
  if (typeof value !== 'number' && (typeof value !== 'string' || value.trim() === '')) return undefined;
  const number = Number(value);
  return Number.isFinite(number) ? number : undefined;
}

const INSTANT =
  /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?$/;

/** The field as an ISO 8601 instant, in UTC when it names no zone; undefined when it is missing or no time. */
export function instantOf(fields: Fields, name: string): string | undefined {
  const match = INSTANT.exec(textOf(fields, name) ?? '');
  if (match === null) return undefined;
  const [, day, minutes = '00:00', seconds = '00', fraction = '0', zone = 'Z'] = match;
  const offset = zone === 'Z' ? 'Z' : `${zone.slice(0, 3)}:${zone.slice(3).replace(':', '') || '00'}`;
  const at = new Date(`${day}T${minutes}:${seconds}.${fraction.slice(0, 3).padEnd(3, '0')}${offset}`);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}
