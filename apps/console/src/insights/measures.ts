import { COUNTED, type Measure, paidIn, RATED } from '../charts/measure.js';
import type { Earned, InsightFigures } from '../operations/insights.js';
import type { Bucket } from './asked.js';

type Of = Measure<InsightFigures>;

const counted = (id: string, label: string, value: Of['value']): Of => ({ id, label, value, words: COUNTED });
const rated = (id: string, label: string, value: Of['value']): Of => ({ id, label, value, words: RATED });

/** In one currency; nothing where nothing was taken in it. */
const earnedIn =
  (currency: string, id: string, label: string) =>
  (of: (earned: Earned) => number | null): Of => ({
    id: `${id}-${currency}`,
    label,
    value: ({ earned }) => {
      const one = earned.find((taken) => taken.currency === currency);
      return one === undefined ? null : of(one);
    },
    words: paidIn(currency),
  });

/** XXX is what is said of orders that name no currency. */
export const currencyName = (currency: string): string => (currency === 'XXX' ? 'no currency' : currency);

const OFFERS: readonly Of[] = [
  counted('offers', 'Offers', ({ offers }) => offers),
  counted('shown', 'Shown', ({ shown }) => shown),
];
const ANSWERS: readonly Of[] = [
  counted('clicks', 'Clicks', ({ clicks }) => clicks),
  counted('attributedOrders', 'Orders by offers', ({ attributedOrders }) => attributedOrders),
];
const RATES: readonly Of[] = [
  rated('ctr', 'CTR', ({ ctr }) => ctr),
  rated('conversion', 'Conversion', ({ conversion }) => conversion),
  rated('attachRate', 'Attach rate', ({ attachRate }) => attachRate),
];
const COVERAGE = rated('coverage', 'Coverage', ({ coverage }) => coverage);

const revenueIn = (currency: string): readonly Of[] => [
  earnedIn(currency, 'attributedRevenue', 'By offers')(({ attributedRevenue }) => attributedRevenue),
  earnedIn(
    currency,
    'otherRevenue',
    'Other',
  )(({ revenue, attributedRevenue }) => revenue - attributedRevenue),
];
const orderValueIn = (currency: string): readonly Of[] => [
  earnedIn(currency, 'orderValueWith', 'With an offer')(({ orderValueWith }) => orderValueWith),
  earnedIn(currency, 'orderValueWithout', 'Without')(({ orderValueWithout }) => orderValueWithout),
];

/** The same figure of a day or week; null where it is withheld. */
const ofBucket = (measure: Of): Measure<Bucket> => ({
  ...measure,
  value: ({ figures }) => (figures === null ? null : measure.value(figures)),
});
const undrawn = (measure: Of): Of => ({ ...measure, undrawn: true });

/** A chart through time. */
export interface Trend {
  readonly title: string;
  readonly lead: string;
  readonly kind: 'lines' | 'bars' | 'stacked';
  readonly measures: readonly Measure<Bucket>[];
}

const ALWAYS: readonly Trend[] = [
  {
    title: 'Offers',
    lead: 'Products in the lists that were decided, and those that the shop reported as shown.',
    kind: 'lines' as const,
    measures: [...OFFERS, undrawn(counted('decisions', 'Decisions', ({ decisions }) => decisions))],
  },
  {
    title: 'Clicks and orders',
    lead: 'Clicks on the day of the decision, orders on the day of the order.',
    kind: 'bars' as const,
    measures: [...ANSWERS, undrawn(counted('orders', 'All orders', ({ orders }) => orders))],
  },
  {
    title: 'Rates',
    lead: 'Clicks of what was shown; orders by offers of clicks, and of all orders.',
    kind: 'lines' as const,
    measures: RATES,
  },
].map((trend) => ({ ...trend, measures: trend.measures.map(ofBucket) }));

/** What is drawn through time; money for each currency by itself. */
export const trendsIn = (currencies: readonly string[]): readonly Trend[] => [
  ...ALWAYS,
  ...currencies.flatMap((currency): Trend[] => [
    {
      title: `Revenue, ${currencyName(currency)}`,
      lead: 'Paid for purchases that are credited to offers, and for everything else.',
      kind: 'stacked',
      measures: revenueIn(currency).map(ofBucket),
    },
    {
      title: `Order value, ${currencyName(currency)}`,
      lead: 'Mean of an order with a credited purchase, and of one without.',
      kind: 'lines',
      measures: orderValueIn(currency).map(ofBucket),
    },
  ]),
];

/** Figures by which groups can be compared, one of them drawn at a time. */
export const comparedIn = (currencies: readonly string[]): readonly Of[] => [
  ...OFFERS,
  ...ANSWERS,
  ...RATES,
  COVERAGE,
  ...currencies.flatMap((currency) => [
    earnedIn(
      currency,
      'revenue',
      `Revenue by offers, ${currencyName(currency)}`,
    )(({ attributedRevenue }) => attributedRevenue),
    earnedIn(
      currency,
      'orderValue',
      `Order value with an offer, ${currencyName(currency)}`,
    )(({ orderValueWith }) => orderValueWith),
  ]),
];
