import type { DrillStack } from './drill-stack.js';

export interface DrillOptions {
  /** How long a drill that runs for a time runs; null is its full length. */
  readonly seconds: number | null;
  /** Share of the full size, above 0 and up to 1. */
  readonly size: number;
  /** What all that is random follows from. */
  readonly seed: number;
}

export interface DrillResult {
  readonly passed: boolean;
  /** What was measured, by name. */
  readonly figures: Readonly<Record<string, number | string | boolean>>;
  /** What happened, in a few lines; what failed comes first. */
  readonly text: string;
}

/** A hardship that the product must survive, with a figure that says whether it did. Always bounded in time. */
export interface Drill {
  readonly name: string;
  /** One line: what is done and what must hold. */
  readonly about: string;
  run(stack: DrillStack, options: DrillOptions): Promise<DrillResult>;
}

/** A count at the given share of its full size, at least 1. */
export const scaled = (full: number, { size }: DrillOptions): number => Math.max(1, Math.round(full * size));
