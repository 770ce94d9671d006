import type { VisitTruth } from './visit-truth.js';

/** Running mean and variance of one number (Welford 1962). */
class Mean {
  count = 0;
  mean = 0;
  private squares = 0;

  add(value: number): void {
    this.count += 1;
    const before = value - this.mean;
    this.mean += before / this.count;
    this.squares += before * (value - this.mean);
  }

  /** Variance of the mean. */
  get error(): number {
    return this.count < 2 ? Infinity : this.squares / (this.count - 1) / this.count;
  }
}

export interface SimulationSummary {
  readonly kind: 'summary';
  readonly visits: number;
  readonly withOffers: number;
  readonly holdout: number;
  readonly offersShown: number;
  readonly orders: number;
  readonly revenue: number;
  /** Revenue a visit that offers add: the expected value, given what was shown ... */
  readonly trueGain: number;
  /** ... what they did add by the same draws with and without ... */
  readonly realisedGain: number;
  /** ... and what one who sees only both arms would say, with a 95 % interval; null where an arm is too small. */
  readonly measured: { readonly gain: number; readonly low: number; readonly high: number } | null;
}

/** Two-sided 95 % of the normal distribution. */
const Z = 1.959964;

/** Adds visits up, without keeping them. */
export class Tally {
  private readonly arms = { offers: new Mean(), holdout: new Mean() };
  private readonly expected = new Mean();
  private readonly realised = new Mean();
  private shown = 0;
  private orders = 0;
  private revenue = 0;

  add({ arm, revenue, revenueWithout, expectedGain, offers, bought }: VisitTruth): void {
    this.arms[arm].add(revenue);
    if (arm === 'offers') {
      this.expected.add(expectedGain);
      this.realised.add(revenue - revenueWithout);
    }
    this.shown += offers.length;
    this.orders += Object.keys(bought).length > 0 ? 1 : 0;
    this.revenue += revenue;
  }

  summary(): SimulationSummary {
    const { offers, holdout } = this.arms;
    const spread = Z * Math.sqrt(offers.error + holdout.error);
    const gain = offers.mean - holdout.mean;
    return {
      kind: 'summary',
      visits: offers.count + holdout.count,
      withOffers: offers.count,
      holdout: holdout.count,
      offersShown: this.shown,
      orders: this.orders,
      revenue: cents(this.revenue),
      trueGain: cents(this.expected.mean),
      realisedGain: cents(this.realised.mean),
      measured: Number.isFinite(spread)
        ? { gain: cents(gain), low: cents(gain - spread), high: cents(gain + spread) }
        : null,
    };
  }
}

const cents = (value: number): number => Math.round(value * 100) / 100;
