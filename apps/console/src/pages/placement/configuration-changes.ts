/** What differs between two configurations as they were saved, a line for each field. */
export function changesBetween(before: string, after: string): readonly string[] {
  const [was, is] = [flat(JSON.parse(before)), flat(JSON.parse(after))];
  const names = [...new Set([...was.keys(), ...is.keys()])].toSorted();
  return names.flatMap((name) => {
    const [old, fresh] = [was.get(name) ?? 'not set', is.get(name) ?? 'not set'];
    return old === fresh ? [] : [`${name}: ${old} → ${fresh}`];
  });
}

/** Every value under its path: `diversity.lambda`. */
function flat(value: unknown, at = ''): Map<string, string> {
  if (typeof value !== 'object' || value === null)
    return new Map([[at, value === null ? 'not set' : String(value)]]);
  return new Map(
    Object.entries(value).flatMap(([name, inner]) => [...flat(inner, at === '' ? name : `${at}.${name}`)]),
  );
}
