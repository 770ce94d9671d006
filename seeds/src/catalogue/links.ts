/** Who buys `from` has `to` in the same basket with this probability. Products by index, here and below. */
export interface ComplementLink {
  readonly from: number;
  readonly to: number;
  readonly probability: number;
  readonly fits: boolean;
}

/** Who bought `from` comes back for `to` with this probability, after about so many days. */
export interface SequenceLink {
  readonly from: number;
  readonly to: number;
  readonly probability: number;
  readonly medianGapDays: number;
}

/** Everything planted between products. Each list is indexed by its first member where the simulation needs it. */
export interface Links {
  readonly complements: readonly ComplementLink[];
  readonly sequences: readonly SequenceLink[];
  readonly substitutes: readonly (readonly [number, number])[];
  /** From the lesser to the better. */
  readonly upgrades: readonly (readonly [number, number])[];
  readonly complementsOf: ReadonlyMap<number, readonly ComplementLink[]>;
  readonly sequencesOf: ReadonlyMap<number, readonly SequenceLink[]>;
  readonly substituteOf: ReadonlyMap<number, number>;
  /** What must be owned first; any one of them will do. */
  readonly requiresOf: ReadonlyMap<number, readonly number[]>;
}

/** Links by their `from`. */
export function byFrom<T extends { readonly from: number }>(
  links: readonly T[],
): ReadonlyMap<number, readonly T[]> {
  const groups = new Map<number, T[]>();
  for (const link of links) groups.set(link.from, [...(groups.get(link.from) ?? []), link]);
  return groups;
}
