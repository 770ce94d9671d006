import { APPEALS, type Appeal, type Shoppers, type Visit } from '@wherefore/seeds';

/** An offer that was shown, with what is true of it. */
export interface ShownOffer {
  readonly product: string;
  /** As it was offered. */
  readonly price: number;
  readonly decision: string;
  readonly placement: string;
  readonly appeal: Appeal;
  /** That it is bought because it was seen, 0 to 1. */
  readonly probability: number;
  /** Is it bought in this visit whether or not it is seen? */
  readonly anyway: boolean;
  /** Did seeing it win them over? */
  readonly won: boolean;
}

/** What happened in a visit, and what was to be expected. */
export interface VisitTruth {
  readonly kind: 'visit';
  readonly number: number;
  readonly customer: string;
  readonly session: string;
  readonly arm: 'offers' | 'holdout';
  readonly offers: readonly ShownOffer[];
  readonly bought: Readonly<Record<string, number>>;
  /** What was paid. */
  readonly revenue: number;
  /** What would have been paid without offers, by the same draws. */
  readonly revenueWithout: number;
  /** Expected value of what these offers add, given that they were shown and what is bought anyway. */
  readonly expectedGain: number;
}

export interface Offered {
  readonly product: string;
  readonly price: number;
  readonly decision: string;
  readonly placement: string;
}

/** An offer as this visitor takes it. */
export function judgeOffer(shoppers: Shoppers, visit: Visit, offered: Offered): ShownOffer {
  const appeal = shoppers.appealOf(visit, offered.product);
  return {
    ...offered,
    appeal,
    probability: APPEALS[appeal],
    anyway: visit.bought.has(offered.product),
    won: shoppers.isWon(visit, offered.product),
  };
}

/** Sums a visit up. An offer of what is not bought anyway adds its price with its probability. */
export function truthOf(visit: Visit, session: string, offers: readonly ShownOffer[]): VisitTruth {
  const own = visit.intentions.filter(({ product }) => visit.bought.has(product));
  const bought = new Map(own.map(({ product, price }) => [product, price]));
  const revenueWithout = sum([...bought.values()]);
  for (const { product, price, won } of offers) if (won && !bought.has(product)) bought.set(product, price);
  return {
    kind: 'visit',
    number: visit.number,
    customer: visit.customer,
    session,
    arm: visit.treated ? 'offers' : 'holdout',
    offers,
    bought: Object.fromEntries(bought),
    revenue: sum([...bought.values()]),
    revenueWithout,
    expectedGain: sum(offers.map(({ price, probability, anyway }) => (anyway ? 0 : price * probability))),
  };
}

const sum = (values: readonly number[]): number =>
  Math.round(values.reduce((total, value) => total + value, 0) * 1e4) / 1e4;
