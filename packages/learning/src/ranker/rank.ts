import type { Past } from '../signals/past.js';
import type { Signal } from '../signals/signal.js';
import { Strengths } from '../signals/strengths.js';
import { Strongest } from '../strongest.js';

/** Ranks the whole catalogue by the sum of coefficient x strength over all signals. */
export class Ranker {
  private readonly own: Strengths;
  private readonly total: Strengths;
  private readonly best: Strongest;

  constructor(
    private readonly signals: readonly { readonly signal: Signal; readonly coefficient: number }[],
    private readonly options: {
      readonly products: number;
      readonly count: number;
      readonly newOnly: boolean;
    },
  ) {
    this.own = new Strengths(options.products);
    this.total = new Strengths(options.products);
    this.best = new Strongest(options.count);
  }

  /** Product indexes, best first; only what anything speaks for. */
  rank(past: Past, now: number): number[] {
    this.addUp(past, now);
    const had = this.options.newOnly ? past.had : NOBODYS;
    for (const product of this.total.touched) {
      const score = this.total.value[product] as number;
      if (score > 0 && !had.has(product)) this.best.offer(product, score);
    }
    return this.best.take().map(({ index }) => index);
  }

  /** The score of every product that anything speaks for. */
  scores(past: Past, now: number): { readonly product: number; readonly score: number }[] {
    this.addUp(past, now);
    return Array.from(this.total.touched, (product) => ({
      product,
      score: this.total.value[product] as number,
    }));
  }

  private addUp(past: Past, now: number): void {
    this.total.clear();
    for (const { signal, coefficient } of this.signals) {
      if (coefficient === 0) continue;
      this.own.clear();
      signal.collect(past, now, this.own);
      for (const product of this.own.touched)
        this.total.add(product, coefficient * (this.own.value[product] as number));
    }
  }
}

const NOBODYS: ReadonlySet<number> = new Set();
