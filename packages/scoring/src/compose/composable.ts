import type { Intent, Placement, ProductFacts } from '@wherefore/contracts';

/** A candidate as far as composing a list goes. */
export interface Composable {
  readonly id: string;
  readonly intent: Intent;
  /** propensity x value x levers, >= 0. */
  readonly priority: number;
  readonly facts: ProductFacts;
  /** The position, from 1, that a rule fixes; null where none does. */
  readonly pin: { readonly rule: string; readonly position: number } | null;
}

export interface ComposeOptions {
  /** Most candidates that may be chosen. */
  readonly first: number;
  readonly placement: Pick<Placement, 'intents' | 'diversity' | 'exploration'>;
  /** All draws are made from it: the same seed, the same list. 0 to 2^32 - 1. */
  readonly seed: number;
}

/** Why a candidate was passed over for one with a lower priority. */
export const DROPPED_BY = Object.freeze([
  'per-category',
  'per-brand',
  'intent-share',
  'mmr',
  'pin',
  'exploration',
] as const);
export type DroppedBy = (typeof DROPPED_BY)[number];

export interface Composed<T> {
  /** In the order of the list. `explored` is the probability that exploration put it here; null where it was ranked. */
  readonly chosen: readonly { readonly candidate: T; readonly explored: number | null }[];
  readonly dropped: readonly { readonly candidate: T; readonly by: DroppedBy }[];
}
