/** A value that is not the same before and after; null where there was, or is, none. */
export interface Difference {
  /** Where it stands: `rules.summer.enabled`. */
  readonly at: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** What differs between two JSON texts, value by value. Elements of lists are named by their id, where they have one. */
export function differencesOf(before: string | null, after: string | null): readonly Difference[] {
  const [was, is] = [valuesOf(before), valuesOf(after)];
  return [...new Set([...was.keys(), ...is.keys()])]
    .filter((at) => was.get(at) !== is.get(at))
    .map((at) => ({ at, before: was.get(at) ?? null, after: is.get(at) ?? null }));
}

function valuesOf(text: string | null): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  if (text !== null) collect(parsed(text), '', values);
  return values;
}

/** What is no JSON is a text. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return text;
    throw error;
  }
}

function collect(value: unknown, at: string, values: Map<string, string>): void {
  if (value === null || typeof value !== 'object') {
    values.set(at === '' ? 'value' : at, typeof value === 'string' ? value : JSON.stringify(value));
    return;
  }
  const entries = Array.isArray(value)
    ? value.map((element: unknown, index) => [nameOf(element, index), element] as const)
    : Object.entries(value);
  if (entries.length === 0) values.set(at === '' ? 'value' : at, Array.isArray(value) ? '[]' : '{}');
  for (const [name, element] of entries) collect(element, at === '' ? name : `${at}.${name}`, values);
}

function nameOf(element: unknown, index: number): string {
  const id: unknown = element !== null && typeof element === 'object' && 'id' in element ? element.id : null;
  return typeof id === 'string' ? id : String(index);
}
