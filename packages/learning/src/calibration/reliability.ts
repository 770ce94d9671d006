/** Promises of like size, and what became of them. */
export interface ReliabilityBin {
  /** Mean of what was promised, 0 to 1. */
  readonly promised: number;
  /** Part of it that came true, 0 to 1. */
  readonly kept: number;
  readonly count: number;
}

export interface Reliability {
  /** From the smallest promises to the largest, of like count each: the reliability curve. */
  readonly bins: readonly ReliabilityBin[];
  /** Expected calibration error: how far promised is from kept, over all promises; 0 is best (Naeini et al. 2015). */
  readonly ece: number;
  /** Mean squared distance of promises from what became of them, 0 to 1 (Brier 1950). */
  readonly brier: number;
}

const BINS = 10;

/** How well probabilities were kept. `promised` and `kept` (1 or 0) belong together by position; of nothing, all is 0. */
export function reliabilityOf(
  promised: ArrayLike<number>,
  kept: ArrayLike<number>,
  most = BINS,
): Reliability {
  const order = Array.from({ length: promised.length }, (_, at) => at).sort(
    (a, b) => (promised[a] ?? 0) - (promised[b] ?? 0) || a - b,
  );
  const size = Math.max(1, Math.ceil(order.length / most));
  const bins: ReliabilityBin[] = [];
  let brier = 0;
  for (let from = 0; from < order.length; from += size) {
    const part = order.slice(from, from + size);
    let [said, came] = [0, 0];
    for (const at of part) {
      const [p, hit] = [promised[at] ?? 0, kept[at] ?? 0];
      said += p;
      came += hit;
      brier += (p - hit) ** 2;
    }
    bins.push({ promised: said / part.length, kept: came / part.length, count: part.length });
  }
  const all = Math.max(1, order.length);
  const ece = bins.reduce((sum, one) => sum + (one.count / all) * Math.abs(one.promised - one.kept), 0);
  return { bins, ece, brier: brier / all };
}
