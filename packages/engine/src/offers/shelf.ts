import type { ProductFacts } from '@wherefore/contracts';
import type { Kept } from './kept.js';

/** Products that were looked at, by id. */
export interface Shelf {
  readonly facts: ReadonlyMap<string, ProductFacts>;
  /** The same, with their snapshots. */
  readonly kept: ReadonlyMap<string, Kept<ProductFacts>>;
  /** What was looked for, found or not, and the state of the change book at that moment. */
  readonly asked: readonly string[];
  readonly since: number;
  /** Why some of it could not be read; null where all that is there was. */
  readonly unread: string | null;
}

export function shelfOf(
  kept: ReadonlyMap<string, Kept<ProductFacts>>,
  { asked, since, unread }: Pick<Shelf, 'asked' | 'since' | 'unread'>,
): Shelf {
  const facts = new Map<string, ProductFacts>();
  for (const [id, { value }] of kept) facts.set(id, value);
  return { facts, kept, asked, since, unread };
}

export const EMPTY_SHELF: Shelf = Object.freeze({
  facts: new Map(),
  kept: new Map(),
  asked: [],
  since: 0,
  unread: null,
});

/** All that stands on any of them. */
export function together(first: Shelf, ...more: readonly Shelf[]): Shelf {
  const others = more.filter(({ kept, unread }) => kept.size > 0 || unread !== null);
  if (others.length === 0) return first;
  const all = [first, ...others];
  return shelfOf(new Map(all.flatMap(({ kept }) => [...kept])), {
    asked: all.flatMap(({ asked }) => asked),
    since: Math.min(...all.map(({ since }) => since)),
    unread: all.find(({ unread }) => unread !== null)?.unread ?? null,
  });
}
