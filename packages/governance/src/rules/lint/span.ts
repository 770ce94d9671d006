/** From the first figure to the second. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Is nothing in all of the wanted spans and none of the barred ones? `endsBelong`: is the last figure part of a span? */
export function isEmptySpan(
  wanted: readonly Span[],
  barred: readonly Span[],
  { endsBelong }: { readonly endsBelong: boolean },
): boolean {
  const from = Math.max(...wanted.map((one) => one.from), -Infinity);
  const to = Math.min(...wanted.map((one) => one.to), Infinity);
  if (endsBelong ? from > to : from >= to) return true;
  const inTheWay = barred.filter((one) =>
    endsBelong ? one.to >= from && one.from <= one.to : one.to > from && one.from < one.to,
  );
  let reached = from;
  let any = false;
  for (const one of inTheWay.sort((a, b) => a.from - b.from)) {
    if (one.from > reached) return false;
    reached = Math.max(reached, one.to);
    any = true;
  }
  return any && reached >= to;
}
