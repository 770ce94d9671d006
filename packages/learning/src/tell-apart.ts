import type { ComplementEdge } from './mine-complements.js';
import type { SubstituteEdge } from './mine-substitutes.js';

/** A complement that the shop, against what baskets say, calls an alternative says why it is one all the same. */
export type ReasonedComplement = ComplementEdge & { readonly reason?: string };

/** Pairs that a person set, by product ids, in either order. */
export interface CuratedPairs {
  readonly complements: readonly (readonly [string, string])[];
  readonly substitutes: readonly (readonly [string, string])[];
}

/**
 * No pair is both: two products bought together are no alternatives, nor are two that the shop says go together, so the substitute gives
 * way. Where the shop says that they are alternatives, the complement stays with its reason.
 */
export function tellApart(
  found: {
    readonly complements: readonly ComplementEdge[];
    readonly substitutes: readonly SubstituteEdge[];
  },
  curated: CuratedPairs,
): { complements: ReasonedComplement[]; substitutes: SubstituteEdge[] } {
  const alternatives = new Set(curated.substitutes.map(pairOf));
  const together = new Set(
    [...curated.complements, ...found.complements.map(({ from, to }) => [from, to] as const)].map(pairOf),
  );
  return {
    complements: found.complements.map((edge) =>
      alternatives.has(pairOf([edge.from, edge.to]))
        ? { ...edge, reason: `set as alternatives, yet ${edge.n} baskets hold both` }
        : edge,
    ),
    substitutes: found.substitutes.filter(({ from, to }) => !together.has(pairOf([from, to]))),
  };
}

const pairOf = ([a, b]: readonly [string, string]): string => (a < b ? `${a}\n${b}` : `${b}\n${a}`);
