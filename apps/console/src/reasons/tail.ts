import type { Step } from './waterfall.js';

/** The paths too small for a row of their own, drawn as one bar. */
export interface Tail {
  readonly steps: readonly Step[];
  readonly from: number;
  readonly to: number;
  readonly value: number;
}

/** Splits steps into those shown and one tail. A tail of one is not worth hiding: it is shown. */
export function splitTail(
  steps: readonly Step[],
  keep: number,
): { shown: readonly Step[]; tail: Tail | null } {
  const rest = steps.slice(keep);
  const first = rest[0];
  const last = rest.at(-1);
  if (first === undefined || last === undefined || rest.length < 2) return { shown: steps, tail: null };
  const tail = { steps: rest, from: first.from, to: last.to, value: last.to - first.from };
  return { shown: steps.slice(0, keep), tail };
}
