import { randomDraws } from '../random-draws.js';

/** Priorities that differ by no more than this share of the greater are as good as equal. */
const NEAR = 1e-3;

/**
 * Shuffles (Fisher-Yates) each run of candidates whose priorities are as good as equal to that of the run's best, so
 * that visits differ where nothing is lost by it. Candidates come best first; across runs the order stays.
 */
export function rotateTies<T extends { readonly priority: number }>(
  candidates: readonly T[],
  seed: number,
): T[] {
  const order = [...candidates];
  const draw = randomDraws(seed);
  let start = 0;
  while (start < order.length) {
    const least = (order[start]?.priority ?? 0) * (1 - NEAR);
    let end = start + 1;
    while (end < order.length && (order[end]?.priority ?? 0) >= least) end += 1;
    for (let at = end - 1; at > start; at -= 1) {
      const other = start + Math.floor(draw() * (at - start + 1));
      const [one, two] = [order[at], order[other]];
      if (one === undefined || two === undefined) continue;
      order[at] = two;
      order[other] = one;
    }
    start = end;
  }
  return order;
}
