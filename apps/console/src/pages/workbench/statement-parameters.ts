/** Names of the parameters in a statement, in the order in which they come, each once; those in comments and texts are none. */
export function parameterNames(statement: string): readonly string[] {
  const code = statement.replace(/\/\/[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/g, ' ');
  return [...new Set([...code.matchAll(/\$([A-Za-z_]\w*)/g)].map(([, name = '']) => name))];
}

/** What a person typed, as a value: JSON where it is JSON, else the text itself; nothing is null. */
export function valueOf(text: string): unknown {
  if (text.trim() === '') return null;
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return text;
    throw error;
  }
}

/** A value as a person would type it: {@link valueOf} gives it back. */
export function textOfValue(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'string') return JSON.stringify(value);
  return valueOf(value) === value ? value : JSON.stringify(value);
}

/** The parameters of a statement as JSON. */
export const parametersJson = (statement: string, given: Readonly<Record<string, string>>): string =>
  JSON.stringify(
    Object.fromEntries(parameterNames(statement).map((name) => [name, valueOf(given[name] ?? '')])),
  );

/** JSON of parameters as what stands in the fields; none where it is no object. */
export function fieldsOf(json: string): Readonly<Record<string, string>> {
  const values = valueOf(json);
  if (values === null || typeof values !== 'object' || Array.isArray(values)) return {};
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, textOfValue(value)]));
}
