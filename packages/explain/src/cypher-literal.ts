/** A JSON value as a Cypher literal. Strings are quoted and escaped, so no value can become syntax. */
export function cypherLiteral(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'number') return Number.isFinite(value) ? numberLiteral(value) : 'null';
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'string')
    return `'${value.replace(/[\\']/g, '\\$&').replace(/\n/g, '\\n').replace(/\r/g, '\\r')}'`;
  if (Array.isArray(value)) return `[${value.map(cypherLiteral).join(', ')}]`;
  const entries = Object.entries(value).map(([key, inner]) => `${mapKey(key)}: ${cypherLiteral(inner)}`);
  return `{${entries.join(', ')}}`;
}

const mapKey = (key: string): string => (/^[A-Za-z_]\w*$/.test(key) ? key : `\`${key.replace(/`/g, '``')}\``);
const numberLiteral = (value: number): string =>
  Object.is(value, -0) ? '-0.0' : String(value).replace('e+', 'e');

/** A statement with its parameters written in, for tools that have no parameters. Comments are left as they are. */
export function inlineParameters(statement: string, parameters: Readonly<Record<string, unknown>>): string {
  return statement
    .split('\n')
    .map((line) =>
      line.trimStart().startsWith('//')
        ? line
        : line.replace(/\$([A-Za-z]\w*)/g, (whole, name: string) =>
            name in parameters ? cypherLiteral(parameters[name]) : whole,
          ),
    )
    .join('\n');
}
