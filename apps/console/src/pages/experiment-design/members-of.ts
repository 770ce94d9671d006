/** The members of an object with their paths: `diversity.lambda`; lists are members. */
export function membersOf(value: Readonly<Record<string, unknown>>, before = ''): [string, unknown][] {
  return Object.entries(value).flatMap(([name, one]) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? membersOf(one as Readonly<Record<string, unknown>>, `${before}${name}.`)
      : [[`${before}${name}`, one] as [string, unknown]],
  );
}
