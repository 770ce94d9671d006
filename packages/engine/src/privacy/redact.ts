/** Stands where somebody's name, id or address was. */
export const REDACTED = '[forgotten]';

/** So short a number is somebody's id only where it stands in quotes. */
export const isFindable = (word: string): boolean => word.length > 3 && !/^\d{1,5}$/.test(word);

/** A text without these words; JSON stays JSON. */
export function redacted<T extends string | null>(text: T, words: readonly string[]): T {
  if (text === null) return text;
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object') return JSON.stringify(inside(value, words)) as T;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  return inText(text, words) as T;
}

function inside(value: unknown, words: readonly string[]): unknown {
  if (typeof value === 'string') return words.includes(value) ? REDACTED : inText(value, words);
  if (typeof value === 'number')
    return words.some((word) => isFindable(word) && word === String(value)) ? REDACTED : value;
  if (Array.isArray(value)) return value.map((one) => inside(one, words));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [inText(name, words), inside(inner, words)]),
  );
}

/** Whole words only, so that one id is not taken for the beginning of another. */
function inText(text: string, words: readonly string[]): string {
  return words.reduce((left, word) => {
    if (word === '' || !left.includes(word)) return left;
    const escaped = word.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
    const pattern = isFindable(word)
      ? new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'gu')
      : new RegExp(`(?<=["'])${escaped}(?=["'])`, 'gu');
    return left.replaceAll(pattern, REDACTED);
  }, text);
}
