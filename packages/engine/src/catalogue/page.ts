/** One page of a list, in order of a key; `after` is the key of the last item of the page before. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly hasNextPage: boolean;
}

/** Cuts a list read with one item too many. */
export function pageOf<T>(items: readonly T[], first: number): Page<T> {
  return { items: items.slice(0, first), hasNextPage: items.length > first };
}
