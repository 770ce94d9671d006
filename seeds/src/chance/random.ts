/** A stream of pseudo-random numbers. Two streams of the same seed and labels are the same stream. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  /** Uniform whole number in [0, below). */
  int(below: number): number;
  /** Uniform in [low, high). */
  between(low: number, high: number): number;
  /** True with the given probability. */
  chance(probability: number): boolean;
  /** One of the list, each as likely. Throws RangeError on an empty list. */
  pick<T>(list: readonly T[]): T;
  /** Exponential with the given mean. */
  exponential(mean: number): number;
  /** Poisson with the given mean, for small means. */
  poisson(mean: number): number;
  /** Log-normal with the given median; `spread` is the standard deviation of the logarithm. */
  logNormal(median: number, spread: number): number;
}

/**
 * A stream of its own for one purpose, so that drawing more for one customer never changes another.
 * Generator: mulberry32 (T. Ettinger, 2017), a 32-bit member of the SplitMix family (Steele, Lea, Flood, "Fast
 * splittable pseudorandom number generators", OOPSLA 2014). Not for secrets.
 */
export function randomFor(seed: number, ...labels: readonly (string | number)[]): Random {
  const next = mulberry32(fnv1a(`${seed}/${labels.join('/')}`));
  return {
    next,
    int: (below) => Math.floor(next() * below),
    between: (low, high) => low + (high - low) * next(),
    chance: (probability) => next() < probability,
    pick: (list) => pickFrom(list, next()),
    exponential: (mean) => -mean * Math.log(1 - next()),
    poisson: (mean) => poisson(mean, next),
    logNormal: (median, spread) => median * Math.exp(spread * normal(next)),
  };
}

function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Fowler-Noll-Vo hash, variant 1a, 32 bits: turns a stream's name into its starting state. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}

function pickFrom<T>(list: readonly T[], uniform: number): T {
  const picked = list[Math.floor(uniform * list.length)];
  if (picked === undefined) throw new RangeError('Cannot pick from an empty list.');
  return picked;
}

/** Knuth's multiplication method (The Art of Computer Programming, vol. 2, 3.4.1). */
function poisson(mean: number, next: () => number): number {
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = next(); product > limit; product *= next()) count++;
  return count;
}

/** Standard normal, by the transform of Box and Muller (1958). */
function normal(next: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
}
