import fc from 'fast-check';
import { buyerProducts, gatherBuyers } from '../src/buyers';
import { CoCounts } from '../src/co-counts';
import { type Incidence, productRows } from '../src/incidence';
import { buildHistory } from '../src/index';
import { Strongest } from '../src/strongest';
import { orders } from './worlds';

function expectCounts(incidence: Incidence) {
  const counts = new CoCounts(incidence);
  for (let a = 0; a < incidence.products; a++) {
    const rows = new Set(productRows(incidence, a));
    const met = new Set(counts.count(a));
    for (let b = 0; b < incidence.products; b++) {
      if (a === b) continue;
      const common = [...productRows(incidence, b)].filter((row) => rows.has(row)).length;
      expect(counts.together(b)).toBe(common);
      expect(met.has(b)).toBe(common > 0);
    }
  }
}

test('shared rows are counted as sets would count them', () => {
  fc.assert(
    fc.property(orders, (past) => {
      const history = buildHistory(past);
      expectCounts(buyerProducts(history, gatherBuyers(history)).incidence);
    }),
  );
});

test('the strongest are those a full sort would put first, ties to the lower index', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 5 })), fc.nat({ max: 10 }), (scores, capacity) => {
      const strongest = new Strongest(capacity);
      const all = scores.map((score, index) => ({ index, score }));
      for (const { index, score } of [...all].reverse()) strongest.offer(index, score);
      const sorted = all.sort((a, b) => b.score - a.score || a.index - b.index);
      expect(strongest.take()).toEqual(sorted.slice(0, capacity));
      expect(strongest.take()).toEqual([]);
    }),
  );
});
