/** A copy with one field changed, named `lines.0.price`; removed where the value is undefined. */
export function changedAt(body: unknown, path: string, value: unknown): unknown {
  const copy = structuredClone(body);
  const names = path.split('.');
  const last = names.pop() ?? '';
  let place = copy as Record<string, unknown>;
  for (const name of names) place = place[name] as Record<string, unknown>;
  if (!(last in place)) throw new Error(`there is no ${path}`);
  if (value === undefined) Reflect.deleteProperty(place, last);
  else place[last] = value;
  return copy;
}

/** Every place in a body, as {@link changedAt} names it. */
export function pathsOf(body: unknown, before = ''): string[] {
  if (typeof body !== 'object' || body === null) return [];
  return Object.entries(body).flatMap(([name, value]) => [
    `${before}${name}`,
    ...pathsOf(value, `${before}${name}.`),
  ]);
}

/** A copy in which every object has fields that are in no contract. */
export function withMoreFields(body: unknown): unknown {
  if (Array.isArray(body)) return body.map(withMoreFields);
  if (typeof body !== 'object' || body === null) return body;
  const fields = Object.entries(body).map(([name, value]) => [name, withMoreFields(value)] as const);
  return { ...Object.fromEntries(fields), x_new: { deep: [1, null, 'two'] }, x_more: null };
}
