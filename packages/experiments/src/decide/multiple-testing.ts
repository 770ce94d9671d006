/** P-values corrected so that the probability of any false alarm among them stays below alpha (Holm 1979). */
export function holm(ps: readonly number[]): number[] {
  return corrected(ps, (p, rank) => p * (ps.length - rank), { fromBest: true });
}

/** P-values corrected so that the part of false alarms among alarms stays below alpha (Benjamini and Hochberg 1995). */
export function benjaminiHochberg(ps: readonly number[]): number[] {
  return corrected(ps, (p, rank) => (p * ps.length) / (rank + 1), { fromBest: false });
}

function corrected(
  ps: readonly number[],
  one: (p: number, rank: number) => number,
  { fromBest }: { fromBest: boolean },
): number[] {
  const order = ps.map((p, at) => ({ p, at })).sort((a, b) => a.p - b.p);
  const result = new Array<number>(ps.length).fill(1);
  const steps = order.map(({ p, at }, rank) => ({ at, value: Math.min(1, one(p, rank)) }));
  let bound = fromBest ? 0 : 1;
  for (const { at, value } of fromBest ? steps : steps.reverse()) {
    bound = fromBest ? Math.max(bound, value) : Math.min(bound, value);
    result[at] = bound;
  }
  return result;
}
