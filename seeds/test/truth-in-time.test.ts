import { DAY_MS, median, tellShop } from './told-shop.js';

const shop = tellShop();
const { truth } = shop;

/** Instants at which each customer bought each product, by time. */
const bought = new Map<string, Map<string, number[]>>();
for (const { payload, occurredAt } of shop.of('order.placed')) {
  if (payload.customer === undefined) continue;
  const own = bought.get(payload.customer) ?? new Map<string, number[]>();
  bought.set(payload.customer, own);
  for (const { product } of payload.lines) {
    own.set(product, [...(own.get(product) ?? []), Date.parse(occurredAt)]);
  }
}
const shelfOf = new Map(
  shop.of('product.upserted').map(({ payload }) => [payload.product, payload.categories?.[0] ?? '']),
);
const aisleOf = new Map(
  shop.of('category.upserted').map(({ payload }) => [payload.category, payload.parent ?? '']),
);

test('what is used up is bought again after its own interval', () => {
  const ratios = truth.replenishment.flatMap(({ product, medianGapDays }) => {
    const gaps = [...bought.values()].flatMap((own) => {
      const times = own.get(product) ?? [];
      return times.slice(1).map((at, n) => (at - (times[n] ?? at)) / DAY_MS);
    });
    return gaps.length < 20 ? [] : [median(gaps) / medianGapDays];
  });
  expect(ratios.length).toBeGreaterThan(100);
  expect(median(ratios)).toBeGreaterThan(0.93);
  expect(median(ratios)).toBeLessThan(1.07);
  expect(ratios.filter((ratio) => ratio < 0.75 || ratio > 1.3)).toEqual([]);
});

test('planted follow-ups come after the planted interval, far more often than by chance', () => {
  expect(truth.sequences.length).toBeGreaterThanOrEqual(45);
  const customers = bought.size;
  const found = truth.sequences.map(({ from, to, medianGapDays }) => {
    const buyers = [...bought.values()].filter((own) => own.has(from));
    const gaps = buyers.flatMap((own) => {
      const first = own.get(from)?.[0] ?? 0;
      const next = own.get(to)?.find((at) => at > first);
      return next === undefined ? [] : [(next - first) / DAY_MS];
    });
    const base = [...bought.values()].filter((own) => own.has(to)).length / customers;
    return { ratio: median(gaps) / medianGapDays, lift: gaps.length / buyers.length / base };
  });
  expect(median(found.map(({ ratio }) => ratio))).toBeGreaterThan(0.85);
  expect(median(found.map(({ ratio }) => ratio))).toBeLessThan(1.3);
  expect(Math.min(...found.map(({ lift }) => lift))).toBeGreaterThan(2);
});

test('winter things are bought in winter and grills are not: those months are 8 of the 18', () => {
  const share = (shelf: string, months: readonly number[]): number => {
    const orders = shop
      .of('order.placed')
      .filter(({ payload }) => payload.lines.some(({ product }) => shelfOf.get(product) === shelf));
    const within = orders.filter(({ occurredAt }) => months.includes(new Date(occurredAt).getUTCMonth() + 1));
    return within.length / orders.length;
  };
  expect(share('ski-goggles', [11, 12, 1, 2])).toBeGreaterThan(0.7);
  expect(share('grills', [11, 12, 1, 2])).toBeLessThan(0.2);
});

test('segments buy what they are said to like, well above people of no segment', () => {
  const anywhere = new Set(truth.segments.flatMap(({ members }) => members));
  for (const { segment, members, affinities } of truth.segments) {
    const inside = new Set(members);
    expect(inside.size).toBeGreaterThan(300);
    for (const { aisle, multiplier } of affinities) {
      if (multiplier < 4) continue; // a favourite aisle crowds out the lesser ones
      const ratio =
        aisleShare(aisle, (customer) => inside.has(customer)) /
        aisleShare(aisle, (customer) => !anywhere.has(customer));
      expect({ segment, aisle, ratio: ratio > 1.5 }).toEqual({ segment, aisle, ratio: true });
    }
  }
});

/** Share of an aisle in what a group of customers bought. */
function aisleShare(aisle: string, belongs: (customer: string) => boolean): number {
  let inAisle = 0;
  let all = 0;
  for (const [customer, own] of bought) {
    if (!belongs(customer)) continue;
    for (const [product, times] of own) {
      all += times.length;
      if (aisleOf.get(shelfOf.get(product) ?? '') === aisle) inAisle += times.length;
    }
  }
  return inAisle / all;
}
