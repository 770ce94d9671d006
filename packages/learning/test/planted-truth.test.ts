import {
  mineBundles,
  mineComplements,
  mineRepeats,
  mineSequences,
  mineSubstitutes,
  mineTastes,
  mineUpgrades,
  precisionRecall,
  type Taste,
} from '@wherefore/learning';
import { tellShop } from './told-shop';

const { history, views, traits, truth } = tellShop();

/** Two products whichever way round. */
const pair = (a: string, b: string): string => [a, b].sort().join(' + ');
const step = ({ from, to }: { from: string; to: string }): string => `${from} > ${to}`;
const decoys = new Set(truth.decoys.map(({ a, b }) => pair(a, b)));

/** What was planted and what was found of it, as one line per kind: the figures that the docs name. */
function expectFound(found: readonly string[], planted: readonly string[], least: [number, number]): void {
  const { precision, recall } = precisionRecall(found, planted);
  expect(precision).toBeGreaterThanOrEqual(least[0]);
  expect(recall).toBeGreaterThanOrEqual(least[1]);
}

describe('complements', () => {
  const planted = truth.complements.map(({ from, to }) => pair(from, to));
  const mined = (minLift: number, minConfidence: number) =>
    mineComplements(history, { minLift, minConfidence }).edges.map(({ from, to }) => pair(from, to));

  it.each([
    { minLift: 1.5, minConfidence: 0.02, precision: 0.75, recall: 0.99 },
    { minLift: 5, minConfidence: 0.1, precision: 0.88, recall: 0.99 },
    { minLift: 10, minConfidence: 0.15, precision: 0.98, recall: 0.97 },
  ])(
    'are found at lift $minLift and confidence $minConfidence',
    ({ minLift, minConfidence, precision, recall }) => {
      expectFound(mined(minLift, minConfidence), planted, [precision, recall]);
    },
  );

  it('are not mistaken for pairs that are merely popular', () => {
    expect(decoys.size).toBeGreaterThan(20);
    expect(mined(1.5, 0.02).filter((one) => decoys.has(one))).toEqual([]);
  });
});

describe('sequences', () => {
  const edges = mineSequences(history);
  /** An add-on follows its base, and the better the lesser, for the shop was made so: planted, under other names. */
  const otherwise = new Set([
    ...truth.upgrades.map(step),
    ...truth.requirements.flatMap(({ product, bases }) => bases.map((base) => `${base} > ${product}`)),
  ]);

  it('are found as they come, at the limits by default', () => {
    const planted = truth.sequences.map(step);
    const found = edges.map(step).filter((one) => planted.includes(one) || !otherwise.has(one));
    expectFound(found, planted, [0.85, 0.95]);
  });

  it('take the time that they were planted with', () => {
    const planted = new Map(truth.sequences.map((one) => [step(one), one]));
    const ratios = edges.flatMap((edge) => {
      const gap = planted.get(step(edge))?.medianGapDays;
      return gap === undefined ? [] : [edge.medianGapDays / gap];
    });
    expect(Math.min(...ratios)).toBeGreaterThan(0.75);
    expect(Math.max(...ratios)).toBeLessThan(1.33);
  });

  it('are none between best sellers, which follow one another all the time', () => {
    expect(edges.filter(({ from, to }) => decoys.has(pair(from, to)))).toEqual([]);
  });
});

describe('substitutes', () => {
  const found = mineSubstitutes({ history, views, traits });
  const pairs = found.map(({ from, to }) => pair(from, to));

  it('are found at the limits by default', () => {
    expectFound(
      pairs,
      truth.substitutes.map(([a, b]) => pair(a, b)),
      [0.9, 0.95],
    );
  });

  it('are no complements, though those are looked at together too, and no best sellers', () => {
    const complements = truth.complements.map(({ from, to }) => pair(from, to));
    const others = new Set([...complements, ...decoys]);
    expect(pairs.filter((one) => others.has(one))).toEqual([]);
  });
});

describe('what is bought again', () => {
  it('is found, with its interval to a quarter, where a fourth of the buyers come back', () => {
    const planted = new Map(truth.replenishment.map((one) => [one.product, one.medianGapDays]));
    const found = mineRepeats(history).filter(({ probability }) => probability >= 0.25);
    const right = found.filter(
      ({ product, medianGapDays }) => Math.abs(medianGapDays / (planted.get(product) ?? 0) - 1) <= 0.25,
    );
    expect(right.length / found.length).toBeGreaterThanOrEqual(0.95);
    expect(right.length / planted.size).toBeGreaterThanOrEqual(0.9);
  });

  it('is nothing that lasts', () => {
    const lasting = new Set(truth.substitutes.flat());
    const found = mineRepeats(history).filter(({ probability }) => probability >= 0.25);
    expect(found.filter(({ product }) => lasting.has(product))).toEqual([]);
  });
});

describe('segments', () => {
  const tastes = mineTastes(history, traits);
  const members = new Map(truth.segments.map(({ segment, members: own }) => [segment, new Set(own)]));
  const partIn = (customers: readonly string[], segment: string) =>
    customers.filter((customer) => members.get(segment)?.has(customer)).length / customers.length;

  /** The segment whose favourite aisles are all that a group likes, and whose members are twice as common in it as elsewhere. */
  function segmentOf({ likes, members: own }: Taste): string | null {
    const customers = own.map(({ customer }) => customer);
    const match = truth.segments.find(({ segment, affinities }) => {
      const favours = new Set(
        affinities.filter(({ multiplier }) => multiplier > 1).map(({ aisle }) => aisle),
      );
      const isMore = partIn(customers, segment) >= 2 * partIn(history.customers, segment);
      return isMore && likes.every(({ category }) => favours.has(category));
    });
    return match?.segment ?? null;
  }

  it('are found as groups of one taste', () => {
    const matched = tastes.map(segmentOf);
    const precision = matched.filter((segment) => segment !== null).length / tastes.length;
    const recall = new Set(matched.filter((segment) => segment !== null)).size / truth.segments.length;
    expect(precision).toBeGreaterThanOrEqual(0.85);
    expect(recall).toBeGreaterThanOrEqual(0.9);
  });

  it('have the right people in them where a group is sure of them', () => {
    const sure = tastes.flatMap((taste) => {
      const segment = segmentOf(taste);
      const own = taste.members.filter(({ score }) => score >= 0.95).map(({ customer }) => customer);
      return segment === null ? [] : own.map((customer) => partIn([customer], segment));
    });
    expect(sure.length).toBeGreaterThan(900);
    expect(sure.reduce((sum, one) => sum + one, 0) / sure.length).toBeGreaterThanOrEqual(0.85);
  });

  it('never have fewer than ten people', () => {
    expect(Math.min(...tastes.map(({ members: own }) => own.length))).toBeGreaterThanOrEqual(10);
  });
});

test('upgrades are found by what raises a price wherever it stands in a name', () => {
  const found = mineUpgrades({ traits, sequences: mineSequences(history) });
  expectFound(found.map(step), truth.upgrades.map(step), [0.95, 0.95]);
});

test('bundles that were planted are among the candidates', () => {
  const { edges } = mineComplements(history, { minLift: 1.5, minConfidence: 0.02 });
  const candidates = new Set(
    mineBundles(history, edges, { first: 1_000 }).map(({ products }) => products.join()),
  );
  const found = truth.bundles.filter(({ products }) => candidates.has([...products].sort().join()));
  expect(found.length / truth.bundles.length).toBeGreaterThanOrEqual(0.85);
});
