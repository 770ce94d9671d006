import type { InsightCounts, Takings } from '@wherefore/log';
import type { Earned, Figures } from './insights.js';

/** Of fewer people no figures are given where groups of people are told apart. */
export const FEWEST_PEOPLE = 10;

/** Null where there is nothing to divide by. */
export const ratio = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

export interface FiguresContext {
  /** Products of the catalogue. */
  readonly catalogue: number;
  /** Is it about a group of people? */
  readonly aboutPeople: boolean;
  readonly nameOf: (key: string) => string;
}

export function figuresOf(
  counts: InsightCounts,
  { catalogue, aboutPeople, nameOf }: FiguresContext,
): Figures {
  const { key, people, takings } = counts;
  const name = key === null ? 'all' : nameOf(key);
  if (aboutPeople && (people ?? counts.decisions) < FEWEST_PEOPLE) return { ...NO_FIGURES, key, name };
  const { decisions, offers, shown, clicks, empty, personalised, products } = counts;
  const orders = sumOf(takings, (one) => one.orders);
  const attributedOrders = sumOf(takings, (one) => one.attributedOrders);
  return {
    key,
    name,
    withheld: false,
    decisions,
    offers,
    shown,
    clicks,
    orders,
    attributedOrders,
    ctr: ratio(clicks, shown),
    conversion: ratio(attributedOrders, clicks),
    attachRate: ratio(attributedOrders, orders),
    emptyRate: ratio(empty, decisions),
    personalisedShare: ratio(personalised, decisions),
    coverage: products === null ? null : ratio(products, catalogue),
    earned: takings.map(toEarned),
  };
}

const NO_FIGURES: Omit<Figures, 'key' | 'name'> = Object.freeze({
  withheld: true,
  decisions: 0,
  offers: 0,
  shown: 0,
  clicks: 0,
  orders: 0,
  attributedOrders: 0,
  ctr: null,
  conversion: null,
  attachRate: null,
  emptyRate: null,
  personalisedShare: null,
  coverage: null,
  earned: [],
});

const sumOf = (takings: readonly Takings[], of: (one: Takings) => number): number =>
  takings.reduce((sum, one) => sum + of(one), 0);

function toEarned(takings: Takings): Earned {
  const { currency, orders, revenue, attributedOrders, attributedBaskets, attributedRevenue } = takings;
  return {
    currency: currency ?? 'XXX',
    orders,
    revenue,
    attributedOrders,
    attributedRevenue,
    orderValueWith: ratio(attributedBaskets, attributedOrders),
    orderValueWithout: ratio(revenue - attributedBaskets, orders - attributedOrders),
  };
}
