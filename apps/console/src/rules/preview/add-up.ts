import type {
  ExpectedMoney,
  PlacementSimulation,
  ProductMovement,
  RuleEffect,
  RulesSimulation,
} from '../../operations/rules-simulation.js';

/** What several slices of a sample came to together. */
export interface Outcome {
  readonly decisions: number;
  readonly gone: number;
  readonly placements: readonly PlacementSimulation[];
  readonly unpriced: readonly string[];
}

export const NOTHING: Outcome = { decisions: 0, gone: 0, placements: [], unpriced: [] };

export const addUp = (sum: Outcome, slice: RulesSimulation): Outcome => ({
  decisions: sum.decisions + slice.decisions,
  gone: sum.gone + slice.gone,
  placements: joined(sum.placements, slice.placements, PLACEMENTS),
  unpriced: [...new Set([...sum.unpriced, ...slice.unpriced])],
});

interface Joining<One> {
  readonly keyOf: (one: One) => string;
  readonly join: (a: One, b: One) => One;
}

/** All of both lists; what has the same key becomes one. */
function joined<One>(
  first: readonly One[],
  second: readonly One[],
  { keyOf, join }: Joining<One>,
): readonly One[] {
  const all = new Map(first.map((one) => [keyOf(one), one]));
  for (const one of second) {
    const before = all.get(keyOf(one));
    all.set(keyOf(one), before === undefined ? one : join(before, one));
  }
  return [...all.values()];
}

const bothMoney = (a: ExpectedMoney, b: ExpectedMoney): ExpectedMoney => ({
  revenue: a.revenue + b.revenue,
  margin: a.margin + b.margin,
  value: a.value + b.value,
});

const bothPlacements = (a: PlacementSimulation, b: PlacementSimulation): PlacementSimulation => ({
  placement: a.placement,
  decisions: a.decisions + b.decisions,
  changed: a.changed + b.changed,
  before: bothMoney(a.before, b.before),
  after: bothMoney(a.after, b.after),
  products: joined(a.products, b.products, PRODUCTS),
  rules: joined(a.rules, b.rules, RULES),
});

const bothProducts = (a: ProductMovement, b: ProductMovement): ProductMovement => ({
  ...b,
  before: a.before + b.before,
  after: a.after + b.after,
  gained: a.gained + b.gained,
  lost: a.lost + b.lost,
  moved: a.moved + b.moved,
  revenueBefore: a.revenueBefore + b.revenueBefore,
  revenueAfter: a.revenueAfter + b.revenueAfter,
});

const bothRules = (a: RuleEffect, b: RuleEffect): RuleEffect => ({
  ...b,
  changed: a.changed + b.changed,
  gained: a.gained + b.gained,
  lost: a.lost + b.lost,
  moved: a.moved + b.moved,
  with: bothMoney(a.with, b.with),
  without: bothMoney(a.without, b.without),
});

const PRODUCTS: Joining<ProductMovement> = { keyOf: ({ product }) => product, join: bothProducts };
const RULES: Joining<RuleEffect> = { keyOf: ({ rule }) => rule, join: bothRules };
const PLACEMENTS: Joining<PlacementSimulation> = {
  keyOf: ({ placement }) => placement,
  join: bothPlacements,
};

/** The products of all placements, each once. */
export const productsOf = ({ placements }: Outcome): readonly ProductMovement[] =>
  placements.reduce<readonly ProductMovement[]>((all, { products }) => joined(all, products, PRODUCTS), []);

/** What each rule does in all placements together. */
export const effectsOf = ({ placements }: Outcome): readonly RuleEffect[] =>
  placements.reduce<readonly RuleEffect[]>((all, { rules }) => joined(all, rules, RULES), []);
