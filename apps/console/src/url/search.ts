/** What an address says after its question mark. A name that is said twice has both values, in their order. */
export type Search = Readonly<Record<string, string | readonly string[]>>;

/** Reads a query string as browsers write it: plain text, a name repeated for a list. */
export function parseSearch(text: string): Search {
  const given = new URLSearchParams(text);
  const read: Record<string, string | string[]> = {};
  for (const name of new Set(given.keys())) {
    const values = given.getAll(name);
    read[name] = values.length === 1 ? (values[0] ?? '') : values;
  }
  return read;
}

/** Writes what {@link parseSearch} reads; what is undefined or null is left out. */
export function stringifySearch(search: object): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(search) as [string, unknown][]) {
    for (const one of Array.isArray(value) ? (value as unknown[]) : [value]) {
      if (one !== undefined && one !== null) query.append(name, String(one));
    }
  }
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}

/** The one value of a name; null where it is absent, empty or a list. */
export function textOf(search: Search, name: string): string | null {
  const value = search[name];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}
