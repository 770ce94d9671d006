/** A line in log-odds: `bias + slope * score`. */
export interface PlattLine {
  readonly bias: number;
  /** >= 0: a higher score never means a lower probability. */
  readonly slope: number;
}

const STEPS = 60;
/** Relative gain below which a step is the last. */
const ENOUGH = 1e-12;
const SHORTEST = 1e-6;

/**
 * Fits the probability of `hits` to `scores` by logistic regression on the one feature (Platt 1999, with his smoothed
 * targets), by Newton's method with step halving and a small ridge. Returns null when there are fewer than `minHits` hits or as few
 * misses: there is nothing to fit then.
 */
export function fitPlatt(scores: Float64Array, hits: Uint8Array, minHits = 30): PlattLine | null {
  const positives = hits.reduce((sum, hit) => sum + hit, 0);
  const negatives = hits.length - positives;
  if (positives < minHits || negatives < minHits) return null;
  const scale = scores.reduce((most, score) => Math.max(most, Math.abs(score)), 0);
  if (scale === 0) return null;
  const targets = { hit: (positives + 1) / (positives + 2), miss: 1 / (negatives + 2) };
  const sample = { scores, hits, targets, scale };
  let [bias, slope] = [Math.log((positives + 1) / (negatives + 1)), 0];
  let here = derivatives(sample, bias, slope);
  for (let step = 0; step < STEPS; step += 1) {
    const [moveBias, moveSlope] = newtonMove(here);
    let length = 1;
    let next = derivatives(sample, bias - moveBias, slope - moveSlope);
    while (next.loss > here.loss && length > SHORTEST) {
      length /= 2;
      next = derivatives(sample, bias - length * moveBias, slope - length * moveSlope);
    }
    if (next.loss >= here.loss) break;
    [bias, slope] = [bias - length * moveBias, slope - length * moveSlope];
    const gained = here.loss - next.loss;
    here = next;
    if (gained < ENOUGH * here.loss) break;
  }
  return { bias, slope: Math.max(0, slope / scale) };
}

function newtonMove({ gradient, hessian }: Derivatives): Pair {
  const determinant = hessian[0] * hessian[2] - hessian[1] ** 2;
  return [
    (hessian[2] * gradient[0] - hessian[1] * gradient[1]) / determinant,
    (hessian[0] * gradient[1] - hessian[1] * gradient[0]) / determinant,
  ];
}

interface Sample {
  readonly scores: Float64Array;
  readonly hits: Uint8Array;
  readonly targets: { readonly hit: number; readonly miss: number };
  /** Scores are divided by this, so that both unknowns have like size. */
  readonly scale: number;
}

type Pair = readonly [number, number];
type Symmetric = readonly [number, number, number];

const RIDGE = 1e-9;

interface Derivatives {
  readonly loss: number;
  readonly gradient: Pair;
  readonly hessian: Symmetric;
}

/** Cross-entropy of the sample at a line, with its first and second derivatives. */
function derivatives(sample: Sample, bias: number, slope: number): Derivatives {
  let [loss, g0, g1, h00, h01, h11] = [0, 0, 0, RIDGE, 0, RIDGE];
  for (let at = 0; at < sample.scores.length; at += 1) {
    const x = (sample.scores[at] ?? 0) / sample.scale;
    const z = bias + slope * x;
    const target = sample.hits[at] === 1 ? sample.targets.hit : sample.targets.miss;
    const p = 1 / (1 + Math.exp(-z));
    loss += Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))) - target * z;
    const miss = p - target;
    const spread = p * (1 - p);
    g0 += miss;
    g1 += miss * x;
    h00 += spread;
    h01 += spread * x;
    h11 += spread * x * x;
  }
  return { loss, gradient: [g0, g1], hessian: [h00, h01, h11] };
}
