import {
  aliveChance,
  backtestPeople,
  expectedPurchases,
  expectedValue,
  fitBgNbd,
  fitGammaGamma,
  forecastPeople,
  nextPurchase,
  priceLevels,
  type Purchasing,
  seeded,
  type Spendings,
} from '@wherefore/learning';
import { buildHistory } from '../src/build-history.js';

/** What the paper found in the CDNOW data; times in weeks. */
const CDNOW = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };
const WEEK = 7 * 86_400_000;

const random = seeded(11);
const exponential = (rate: number) => -Math.log(1 - random()) / rate;
/** Of a whole shape, as sum of exponentials. */
const gamma = (shape: number, rate: number) =>
  Array.from({ length: shape }, () => exponential(rate)).reduce((sum, one) => sum + one, 0);

/** Customers who buy and leave as the model says, watched for so many weeks; in weeks since their first purchase. */
function purchasesOf(watched: number): number[] {
  const rate = gamma(2, 8);
  const [x, y] = [gamma(1, 1), gamma(3, 1)];
  const leaves = x / (x + y);
  const times = [0];
  for (let at = exponential(rate); at < watched; at += exponential(rate)) {
    times.push(at);
    if (random() < leaves) break;
  }
  return times;
}

describe('purchases to come', () => {
  it('are those of the paper, for its customer with two repeats', () => {
    const customer: Purchasing = { repeats: 2, last: 30.43, watched: 38.86 };
    expect(expectedPurchases(CDNOW, customer, 39)).toBeCloseTo(1.226, 3);
    expect(aliveChance(CDNOW, { ...customer, repeats: 0, last: 0 })).toBe(1);
    expect(aliveChance(CDNOW, { repeats: 20, last: 10, watched: 38 })).toBeLessThan(0.05);
  });

  it('come from the numbers that customers were made with', () => {
    const customers = Array.from({ length: 6_000 }, () => {
      const times = purchasesOf(60);
      return { repeats: times.length - 1, last: times.at(-1) ?? 0, watched: 60 };
    });
    const { r, alpha, a, b } = fitBgNbd(customers);
    expect(r / alpha).toBeCloseTo(2 / 8, 1);
    expect(r).toBeGreaterThan(1.6);
    expect(r).toBeLessThan(2.5);
    expect(a / (a + b)).toBeGreaterThan(0.2);
    expect(a / (a + b)).toBeLessThan(0.3);
  });

  it('wait as long as their rate says', () => {
    const often: Purchasing = { repeats: 10, last: 20, watched: 20 };
    expect(nextPurchase(CDNOW, often, 0.5)).toBeLessThan(nextPurchase(CDNOW, { ...often, repeats: 2 }, 0.5));
    expect(nextPurchase(CDNOW, often, 0.5)).toBeLessThan(nextPurchase(CDNOW, often, 0.9));
    // Ten in twenty weeks, drawn towards everybody's slower rate.
    expect(nextPurchase(CDNOW, often, 0.5)).toBeGreaterThan(20 / 10 / 2);
  });
});

describe('what a purchase is worth', () => {
  it('comes from the numbers that customers were made with, and lies between one and all', () => {
    const customers = Array.from({ length: 6_000 }, () => {
      const rate = gamma(4, 15);
      const purchases = 1 + Math.floor(4 * random());
      const spent = Array.from({ length: purchases }, () => gamma(6, rate)).reduce(
        (sum, one) => sum + one,
        0,
      );
      return { purchases, mean: spent / purchases };
    });
    const model = fitGammaGamma(customers);
    const all = customers.reduce((sum, { mean }) => sum + mean, 0) / customers.length;
    expect((model.p * model.gamma) / (model.q - 1) / 30).toBeCloseTo(1, 1);
    const dear = expectedValue(model, { purchases: 1, mean: 3 * all });
    expect(dear).toBeGreaterThan(all);
    expect(dear).toBeLessThan(3 * all);
    expect(expectedValue(model, { purchases: 50, mean: 3 * all })).toBeGreaterThan(dear);
  });
});

/** A shop whose customers came at some time of its first year. */
function shopOf(customers: number, weeks: number): { spendings: Spendings; end: number } {
  const orders = Array.from({ length: customers }, (_, customer) => {
    const start = random() * (weeks - 20);
    return purchasesOf(weeks - start).map((at) => ({
      customer,
      at: (start + at) * WEEK,
      spent: gamma(6, 0.2),
    }));
  }).flat();
  return {
    spendings: {
      customers: Array.from({ length: customers }, (_, at) => `c${at}`),
      customer: Int32Array.from(orders, ({ customer }) => customer),
      time: Float64Array.from(orders, ({ at }) => at),
      amount: Float64Array.from(orders, ({ spent }) => spent),
    },
    end: weeks * WEEK,
  };
}

describe('a shop', () => {
  const { spendings, end } = shopOf(3_000, 100);

  it('has forecasts that come true, better than going on as before', () => {
    const test = backtestPeople(spendings, end, 13);
    if (test === null) throw new Error('too few came back');
    expect(test.expected / test.actual).toBeGreaterThan(0.85);
    expect(test.expected / test.actual).toBeLessThan(1.15);
    expect(test.error).toBeLessThan(0.8 * test.naiveError);
    expect(test.discrimination).toBeGreaterThan(0.8);
    const [least, most] = [test.tenths[0], test.tenths.at(-1)];
    expect(most?.actual).toBeGreaterThan(10 * (least?.actual ?? 1));
  });

  it('has one for everybody who has ordered, and for nobody after the end', () => {
    const all = forecastPeople(spendings, end);
    expect(all?.forecasts).toHaveLength(3_000);
    for (const { alive, orders, nextDays, value } of all?.forecasts ?? []) {
      expect(alive).toBeGreaterThanOrEqual(0);
      expect(alive).toBeLessThanOrEqual(1);
      expect(orders).toBeGreaterThanOrEqual(0);
      expect(nextDays).toBeGreaterThan(0);
      expect(value).toBeGreaterThanOrEqual(0);
    }
    expect(forecastPeople(spendings, 0)).toBeNull();
    expect(forecastPeople(spendings, end / 2)?.forecasts.length ?? 0).toBeLessThan(2_500);
  });
});

describe('how dear one chooses', () => {
  it('is where one buys among the prices of a category, and nearer the middle the less is known', () => {
    const product = (price: number | null) => ({
      title: null,
      price,
      brands: [],
      categories: ['socks'],
      above: [],
    });
    const traits = new Map([10, 20, 30, 40, 50, null].map((price, at) => [`p${at}`, product(price)]));
    const order = (customer: string, ...products: string[]) => ({ customer, at: 0, products });
    const cheap = Array.from({ length: 20 }, () => order('cheap', 'p0'));
    const levels = priceLevels(
      buildHistory([...cheap, order('once', 'p0'), order('dear', 'p4'), order('unknown', 'p5')]),
      traits,
    );
    expect(levels.get('cheap')).toBeCloseTo(2.5 / 25);
    expect(levels.get('once')).toBeCloseTo(2.5 / 6);
    expect(levels.get('dear')).toBeCloseTo(3.5 / 6);
    expect(levels.has('unknown')).toBe(false);
  });
});
