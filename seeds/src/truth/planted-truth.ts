/** Who buys `from` has `to` in the same basket more often than others do. Directed. Products by id, here and below. */
export interface PlantedComplement {
  readonly from: string;
  readonly to: string;
  /** Probability that was planted, of `to` given `from`; where both directions are planted, more are bought. */
  readonly probability: number;
  /** P(to | from) / P(to) in the generated orders; 0 when they were never bought together. */
  readonly lift: number;
  /** Orders with `from`, and with both. */
  readonly support: number;
  readonly together: number;
}

/** Two best sellers that meet in many baskets for no other reason than that both are in many: lift about 1. */
export interface Decoy {
  readonly a: string;
  readonly b: string;
  readonly lift: number;
  readonly together: number;
}

export interface PlantedSequence {
  readonly from: string;
  readonly to: string;
  readonly probability: number;
  readonly medianGapDays: number;
}

export interface PlantedReplenishment {
  readonly product: string;
  readonly medianGapDays: number;
}

export interface PlantedBundle {
  readonly bundle: string;
  readonly products: readonly string[];
}

/** When members choose as members, an aisle weighs `multiplier` times what it does for the crowd. */
export interface PlantedSegment {
  readonly segment: string;
  readonly members: readonly string[];
  readonly affinities: readonly { readonly aisle: string; readonly multiplier: number }[];
}

/** What was put into the history, so that one can ask whether it was found. */
export interface PlantedTruth {
  readonly complements: readonly PlantedComplement[];
  readonly decoys: readonly Decoy[];
  /** Looked at together, hardly ever bought together. */
  readonly substitutes: readonly (readonly [string, string])[];
  readonly sequences: readonly PlantedSequence[];
  readonly replenishment: readonly PlantedReplenishment[];
  readonly upgrades: readonly { readonly from: string; readonly to: string }[];
  /** Any one of `bases` must be owned. */
  readonly requirements: readonly { readonly product: string; readonly bases: readonly string[] }[];
  readonly bundles: readonly PlantedBundle[];
  readonly segments: readonly PlantedSegment[];
}
