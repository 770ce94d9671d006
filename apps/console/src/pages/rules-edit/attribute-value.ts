type Value = string | number | boolean;

/** What an attribute may hold, as it is typed: `gold`, `3`, `true`; a text that looks like one of the others in quotes. */
export function readValue(text: string): Value {
  const plain = text.trim();
  if (plain.length >= 2 && plain.startsWith('"') && plain.endsWith('"')) return plain.slice(1, -1);
  if (plain === 'true' || plain === 'false') return plain === 'true';
  return plain !== '' && Number.isFinite(Number(plain)) ? Number(plain) : plain;
}

/** What {@link readValue} reads as this value. */
export const writeValue = (value: Value): string =>
  typeof value === 'string' && readValue(value) !== value ? `"${value}"` : String(value);
