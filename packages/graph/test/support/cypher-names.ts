/** The names a Cypher text uses, read without a server. */
export interface CypherNames {
  readonly labels: readonly string[];
  readonly types: readonly string[];
  /** Of each property, the labels and types it may be on; empty when the text does not tell. */
  readonly properties: readonly { readonly name: string; readonly on: readonly string[] }[];
  /** Relationships with the labels of their ends, in the direction they point; null where the text does not tell. */
  readonly hops: readonly {
    readonly type: string;
    readonly from: string | null;
    readonly to: string | null;
  }[];
  readonly parameters: readonly string[];
}

const PATTERN = /(?<=[^\w]|^)([([])\s*(\w*)\s*:\s*(\w+(?:\s*\|\s*\w+)*)(?:\*[\d.]*)?\s*(\{[^{}]*\})?/g;
const HOP =
  /\((\w*)(?::(\w+))?\)\s*(<?)-\[\w*:(\w+(?:\|\w+)*)(?:\*[\d.]*)?\]-(>?)\s*(?=\((\w*)(?::(\w+))?\))/g;
const ACCESS = /(?<![\w.])([a-z]\w*)\.(\w+)\b(?!\s*\()/gi;

export function namesIn(text: string): CypherNames {
  const code = withoutProse(text);
  const bound = new Map<string, Set<string>>();
  const labels = new Set<string>();
  const types = new Set<string>();
  const properties: { name: string; on: string[] }[] = [];
  for (const [, bracket, variable, names, map] of code.matchAll(PATTERN)) {
    const on = (names ?? '').split('|').map((name) => name.trim());
    for (const name of on) (bracket === '(' ? labels : types).add(name);
    if (variable) bound.set(variable, new Set([...(bound.get(variable) ?? []), ...on]));
    properties.push(...keysOf(map ?? '').map((name) => ({ name, on })));
  }
  checkNothingMissed(code, new Set([...labels, ...types]));
  const onOf = (variable: string): string[] => [...(bound.get(variable) ?? [])];
  for (const [, variable = '', map] of code.matchAll(/\bSET\s+(\w+)\s*=\s*(\{[^{}]*\})/g)) {
    properties.push(...keysOf(map ?? '').map((name) => ({ name, on: onOf(variable) })));
  }
  const data = dataVariables(code);
  for (const [, variable = '', name = ''] of code.matchAll(ACCESS)) {
    const on = onOf(variable);
    if (on.length > 0 || !data.has(variable)) properties.push({ name, on });
  }
  for (const [, name = ''] of code.matchAll(/\]\.(\w+)/g)) properties.push({ name, on: [] });
  return {
    labels: [...labels],
    types: [...types],
    properties,
    hops: hopsIn(code, bound),
    parameters: [...new Set([...code.matchAll(/\$(\w+)/g)].map(([, name]) => name ?? ''))].sort(),
  };
}

/** Comments go, strings are emptied, names of procedures and settings go. */
const withoutProse = (text: string): string =>
  text
    .replace(/'[^']*'|"[^"]*"|\/\/.*$/gm, (part) => (part.startsWith('/') ? '' : "''"))
    .replace(/`[^`]*`/g, '')
    .replace(/\bCALL\s+[a-z][\w.]*\(/g, 'CALL (');

/** Whatever looks like a label or a type must have been understood as one. */
function checkNothingMissed(code: string, known: ReadonlySet<string>): void {
  for (const [, name = ''] of code.matchAll(/[:|]\s*([A-Z]\w*)/g)) {
    if (!known.has(name)) throw new Error(`${name} looks like a label or type, but in no pattern`);
  }
}

const keysOf = (map: string): string[] => [...map.matchAll(/[{,]\s*(\w+)\s*:/g)].map(([, key]) => key ?? '');

/** Variables that hold rows of parameters or of other lists, not nodes. */
function dataVariables(code: string): ReadonlySet<string> {
  const unwound = [...code.matchAll(/\bUNWIND\s[^\n]*?\sAS\s+(\w+)/g)].map(([, name]) => name ?? '');
  const iterated = [...code.matchAll(/\[\s*(\w+)\s+IN\b/g)].map(([, name]) => name ?? '');
  return new Set([...unwound, ...iterated]);
}

function hopsIn(code: string, bound: ReadonlyMap<string, ReadonlySet<string>>): CypherNames['hops'] {
  const bare = code.replace(/\s*\{[^{}]*\}\s*(?=[)\]])/g, '');
  const labelOf = (variable = '', label?: string): string | null => {
    const known = [...(bound.get(variable) ?? [])];
    return label ?? (known.length === 1 ? (known[0] ?? null) : null);
  };
  return [...bare.matchAll(HOP)].flatMap(([, v, label, back, names = '', forth, w, next]) => {
    const [left, right] = [labelOf(v, label), labelOf(w, next)];
    if (back === forth) return [];
    return names
      .split('|')
      .map((type) => (forth ? { type, from: left, to: right } : { type, from: right, to: left }));
  });
}
