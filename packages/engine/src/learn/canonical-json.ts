/** JSON whose keys are sorted at every depth: equal values have equal texts. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value))
    return value.every((one) => typeof one === 'number')
      ? JSON.stringify(value)
      : `[${value.map(canonicalJson).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const members = Object.entries(value)
    .filter(([, one]) => one !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, one]) => `${JSON.stringify(key)}:${canonicalJson(one)}`);
  return `{${members.join()}}`;
}
