import type { DriftFinding } from '@wherefore/contracts';
import { type BinnedPair, compareCounts } from '@wherefore/learning';

/** Two samples to be compared, under a name. */
export interface NamedPair extends BinnedPair {
  readonly of: DriftFinding['of'];
  readonly name: string;
  /** What to do where it has moved far. */
  readonly advice: string;
}

/** Probability that anything at all is said to have moved though nothing has: shared by all that is compared. */
const ALPHA = 0.01;
/** Less than this is no change that anybody would notice, however sure; from that on it is time to learn. */
const [NOTICEABLE, FAR] = [0.005, 0.1];

/** What each comparison says, with the probability of false alarms divided by how many there are (Bonferroni). */
export function judgeCounts(pairs: readonly NamedPair[]): DriftFinding[] {
  const alpha = ALPHA / Math.max(1, pairs.length);
  return pairs.map(({ of, name, advice, ...pair }) => {
    const drift = compareCounts(pair, alpha);
    if (drift === null)
      return {
        of,
        name,
        level: 'waits',
        detail: 'too little to compare',
        advice: null,
        psi: null,
        bar: null,
      };
    const { psi, bar, p, before, ofLate } = drift;
    const isMoved = p < alpha && psi >= NOTICEABLE;
    const level = !isMoved ? 'calm' : psi >= FAR ? 'far' : 'moved';
    const detail = `PSI ${psi.toFixed(4)} (by chance up to ${bar.toFixed(4)}), p ${p.toPrecision(2)}; ${count(before)} before, ${count(ofLate)} of late`;
    return { of, name, level, detail, advice: level === 'calm' ? null : advice, psi, bar };
  });
}

const count = (value: number): string => value.toLocaleString('en');
