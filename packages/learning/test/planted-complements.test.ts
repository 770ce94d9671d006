import { buildHistory, mineComplements, precisionRecall, type PurchaseHistory } from '@wherefore/learning';
import { type DemoShop, generateDemoShop } from '@wherefore/seeds';

/** Two products whichever way round: the complements of the demo shop are planted in pairs. */
const pair = (a: string, b: string): string => [a, b].sort().join(' + ');

function historyOf(shop: DemoShop): PurchaseHistory {
  const orders = [];
  for (const feed of shop.feeds) {
    for (const event of feed.events()) {
      if (event.type !== 'order.placed') continue;
      orders.push({
        id: event.payload.order,
        customer: event.payload.customer ?? null,
        at: Date.parse(event.occurredAt),
        products: [...new Set(event.payload.lines.map(({ product }) => product))],
      });
    }
  }
  return buildHistory(orders);
}

describe('the demo shop’s planted complements', () => {
  const shop = generateDemoShop({ until: '2026-11-01T00:00:00.000Z' });
  const history = historyOf(shop);
  const planted = shop.truth.complements.map(({ from, to }) => pair(from, to));
  const decoys = new Set(shop.truth.decoys.map(({ a, b }) => pair(a, b)));
  const mined = (minLift: number, minConfidence: number) => [
    ...new Set(
      mineComplements(history, { minLift, minConfidence }).edges.map(({ from, to }) => pair(from, to)),
    ),
  ];

  it.each([
    { minLift: 1.5, minConfidence: 0.02, precision: 0.75, recall: 0.99 },
    { minLift: 5, minConfidence: 0.1, precision: 0.88, recall: 0.99 },
    { minLift: 10, minConfidence: 0.15, precision: 0.98, recall: 0.97 },
  ])(
    'are found at lift $minLift and confidence $minConfidence',
    ({ minLift, minConfidence, precision, recall }) => {
      const figures = precisionRecall(mined(minLift, minConfidence), [...new Set(planted)]);
      expect(figures.precision).toBeGreaterThanOrEqual(precision);
      expect(figures.recall).toBeGreaterThanOrEqual(recall);
    },
  );

  it('are not mistaken for pairs that are merely popular', () => {
    expect(decoys.size).toBeGreaterThan(20);
    expect(mined(1.5, 0.02).filter((one) => decoys.has(one))).toEqual([]);
  });
});
