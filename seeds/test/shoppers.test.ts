import { APPEALS, generateDemoShop, openShoppers, type Visit } from '../src/index.js';

const SHOP = { seed: 7, until: '2026-11-01T00:00:00.000Z', products: 400, customers: 500, months: 3 };
const { truth, counts } = generateDemoShop(SHOP);
const open = (seed = 1, holdout = 0.5) => openShoppers(SHOP, { seed, holdout });
const visits = (count: number, shoppers = open()): Visit[] =>
  Array.from({ length: count }, (_, number) => shoppers.visit(number));
const productIds = Array.from({ length: counts.products }, (_, at) => `p${String(at + 1).padStart(5, '0')}`);

describe('shoppers', () => {
  it('are the same for the same seed, whatever was asked before, and others for another', () => {
    const [some, others] = [open(), open()];
    others.visit(99);
    expect(visits(50, some)).toEqual(visits(50, others));
    expect(visits(50, open(2))).not.toEqual(visits(50));
    const visit = some.visit(3);
    expect(productIds.map((id) => some.isWon(visit, id))).toEqual(
      productIds.map((id) => others.isWon(visit, id)),
    );
  });

  it('are kept from offers as often as was said', () => {
    const share = (holdout: number) =>
      visits(2000, open(1, holdout)).filter(({ treated }) => !treated).length / 2000;
    expect(share(0)).toBe(0);
    expect(share(1)).toBe(1);
    expect(share(0.2)).toBeGreaterThan(0.2 - 4 * Math.sqrt((0.2 * 0.8) / 2000));
    expect(share(0.2)).toBeLessThan(0.2 + 4 * Math.sqrt((0.2 * 0.8) / 2000));
    expect(() => open(1, 1.1)).toThrow('holdout must be from 0 to 1');
  });

  it('know complements by the truth that was planted, and nothing else', () => {
    const planted = new Set(truth.complements.map(({ from, to }) => `${from} ${to}`));
    const shoppers = open();
    let complements = 0;
    for (const visit of visits(300, shoppers)) {
      const wanted = visit.intentions[0]?.product ?? '';
      for (const id of productIds) {
        const isComplement = shoppers.appealOf(visit, id) === 'complement';
        expect(isComplement).toBe(planted.has(`${wanted} ${id}`));
        complements += isComplement ? 1 : 0;
      }
    }
    expect(complements).toBeGreaterThan(20);
  });

  it('buy as often as their probabilities say, with and without offers', () => {
    const shoppers = open();
    const offers = { complement: [0, 0], taste: [0, 0], other: [0, 0] };
    const own = { expected: 0, bought: 0, variance: 0 };
    for (const visit of visits(1500, shoppers)) {
      for (const { probability } of visit.intentions) {
        own.expected += probability;
        own.variance += probability * (1 - probability);
      }
      own.bought += visit.bought.size;
      for (const id of productIds.slice(0, 120)) {
        const counted = offers[shoppers.appealOf(visit, id)];
        counted[0] = (counted[0] ?? 0) + (shoppers.isWon(visit, id) ? 1 : 0);
        counted[1] = (counted[1] ?? 0) + 1;
      }
    }
    expect(Math.abs(own.bought - own.expected)).toBeLessThan(4 * Math.sqrt(own.variance));
    for (const [appeal, [won = 0, shown = 0]] of Object.entries(offers)) {
      const probability = APPEALS[appeal as keyof typeof APPEALS];
      expect(shown).toBeGreaterThan(50);
      expect(Math.abs(won / shown - probability)).toBeLessThan(
        4 * Math.sqrt((probability * (1 - probability)) / shown),
      );
    }
  });
});
