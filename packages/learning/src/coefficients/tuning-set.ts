import type { Past } from '../signals/past.js';
import type { Signal } from '../signals/signal.js';
import { Strengths } from '../signals/strengths.js';
import { Strongest } from '../strongest.js';

/** Someone at a moment, and what that person turned out to want. */
export interface Case {
  readonly past: Past;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly truth: ReadonlySet<number>;
}

/** Strengths of one case: `strength[signal * size + c]` speaks for the c-th candidate. */
export interface CaseStrengths {
  readonly size: number;
  readonly strength: Float32Array;
  /** Which candidates are wanted, in rising order. */
  readonly wanted: readonly number[];
  /** How many are wanted in all, also those that no signal found. */
  readonly truth: number;
}

export interface Candidates {
  /** The best of each signal, of which the union is taken. */
  readonly perSignal: number;
  /** Leaves out what the case had. */
  readonly newOnly: boolean;
  readonly products: number;
}

/** What every signal says of each case's candidates. */
export function tuningSet(
  signals: readonly Signal[],
  cases: readonly Case[],
  { perSignal, newOnly, products }: Candidates,
): CaseStrengths[] {
  const scratch = signals.map(() => new Strengths(products));
  const best = new Strongest(perSignal);
  return cases.map(({ past, now, truth }) => {
    const candidates = new Set<number>();
    const own = new Set(newOnly ? past.had : []);
    signals.forEach((signal, which) => {
      const strengths = scratch[which];
      if (strengths === undefined) return;
      strengths.clear();
      signal.collect(past, now, strengths);
      for (const product of strengths.touched)
        if (!own.has(product)) best.offer(product, strengths.value[product] ?? 0);
      for (const { index } of best.take()) candidates.add(index);
    });
    const list = [...candidates].sort((a, b) => a - b);
    const strength = new Float32Array(signals.length * list.length);
    scratch.forEach(({ value }, which) => {
      list.forEach((product, c) => (strength[which * list.length + c] = value[product] ?? 0));
    });
    const wanted = list.flatMap((product, c) => (truth.has(product) ? [c] : []));
    return { size: list.length, strength, wanted, truth: truth.size };
  });
}
