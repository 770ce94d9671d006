/** A string as an SQL literal. */
export function sqlText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A name as a quoted SQL identifier. */
export function sqlName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A path as a literal for DuckDB's readers, which would take `*`, `?` and `[` in it for a pattern. */
export function sqlReadPath(path: string): string {
  return sqlText(path.replaceAll(/[[*?]/g, (character) => `[${character}]`));
}
