import { fitScores, learnKnowledge, relatedEach, type SalesGroup, scoreFold } from '@wherefore/learning';
import { keptPromises } from '../src/evaluate/kept-promises.js';
import { servedTerms } from '../src/evaluate/served-ranker.js';
import { LEARN_DEFAULTS } from '../src/learn/learn-options.js';
import { tellShop } from '../../learning/test/told-shop.js';

const { history, traits } = tellShop({ customers: 2_500, products: 400 });

function groupsBy(of: (product: string) => readonly string[]): SalesGroup[] {
  const groups = new Map<string, string[]>();
  for (const product of history.products)
    for (const group of of(product)) groups.set(group, [...(groups.get(group) ?? []), product]);
  return [...groups].map(([group, products]) => ({ kind: 'products' as const, group, members: products }));
}

describe('propensities of the demo shop', () => {
  it('are kept within one in a hundred, four weeks on, by customers they were not fitted to', async () => {
    const { train, window } = scoreFold(history);
    const groups = {
      category: groupsBy((product) => traits.get(product)?.categories ?? []),
      brand: groupsBy((product) => traits.get(product)?.brands ?? []),
    };
    const learning = { attributes: [], groups, limits: LEARN_DEFAULTS, threads: 1, onStage: () => undefined };
    const scores = await fitScores(scoreFold(train), LEARN_DEFAULTS, learning);
    const rest = await learnKnowledge(train, LEARN_DEFAULTS, learning);
    const [related = rest.walkedTo] = await relatedEach(train, [LEARN_DEFAULTS.lambdaFactor], {
      ...learning,
      attributeStrength: 0,
    });
    const knowledge = { ...rest, related, similar: [], segments: [] };
    const weighted = servedTerms(scores, { knowledge, products: train.products, groups });
    const options = { products: train.products.length };
    const kept = keptPromises(scores, { weighted, options }, window);
    const without = keptPromises({ bias: scores.bias }, { weighted, options }, window);
    expect(kept.best.ece).toBeLessThanOrEqual(0.01);
    expect(kept.all.ece).toBeLessThanOrEqual(0.001);
    expect(kept.best.brier).toBeLessThan(without.best.brier);
    expect(kept.best.ece).toBeLessThan(without.best.ece);
    // Promises of any use: the largest tenth is kept many times as often as the smallest.
    expect(kept.best.bins.at(-1)?.kept).toBeGreaterThan(10 * (kept.best.bins[0]?.kept ?? 1));
  });
});
