import type { Lever, Placement } from '@wherefore/contracts';
import { arbitrate, ASSUMED_MARGIN, expectedValue, leverPrice, valueOf } from '@wherefore/scoring';
import fc from 'fast-check';
import { factsOf } from './support/facts.js';

const lever = (factor: number): Lever => ({
  rule: 'r',
  version: 1,
  name: 'R',
  factor,
  owner: 'Ada',
  expiresAt: '2027-01-01T00:00:00Z',
});

describe('valueOf', () => {
  it.each([
    ['none', factsOf('p'), 10, 1],
    ['revenue', factsOf('p'), 8, 8],
    ['revenue', factsOf('p'), null, 0],
    ['margin', factsOf('p', { cost: 6 }), 8, 2],
    ['margin', factsOf('p', { cost: 9 }), 8, 0],
    ['margin', factsOf('p'), 10, 10 * ASSUMED_MARGIN],
    ['margin', factsOf('p'), 8, 1],
    ['margin', factsOf('p', { price: null }), null, 0],
    ['clearance', factsOf('p', { stock: 0 }), 10, 0],
    ['clearance', factsOf('p', { stock: 99 }), 10, Math.log(100)],
    ['clearance', factsOf('p'), 10, 0],
    ['clearance', factsOf('p', { stock: -3 }), 10, 0],
    [{ property: 'points' }, factsOf('p', { attributes: { points: 4 } }), 10, 4],
    [{ property: 'points' }, factsOf('p', { attributes: { points: 'four' } }), 10, 0],
    [{ property: 'points' }, factsOf('p', { attributes: { points: -4 } }), 10, 0],
    [{ property: 'points' }, factsOf('p'), 10, 0],
  ] satisfies [Placement['goal'], ReturnType<typeof factsOf>, number | null, number][])(
    '%j, case %#',
    (...[goal, facts, price, value]) => expect(valueOf(goal, facts, price)).toBeCloseTo(value, 12),
  );
});

describe('arbitrate', () => {
  const facts = factsOf('p');
  const factors = fc.array(fc.double({ min: 0.01, max: 10, noNaN: true }), { maxLength: 6 });

  it('is propensity x value x levers, which together stay within a tenth and ten', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), factors, (propensity, given) => {
        const product = given.reduce((all, factor) => all * factor, 1);
        const { value, priority } = arbitrate({ facts, propensity, price: 7 }, 'revenue', given.map(lever));
        expect(value).toBe(7);
        expect(priority).toBeCloseTo(propensity * 7 * Math.min(10, Math.max(0.1, product)), 9);
      }),
    );
  });
});

describe('leverPrice', () => {
  const list = [
    { propensity: 0.5, value: 10 },
    { propensity: 0.1, value: 50 },
  ];
  it('is the share of expected value that the list with the lever lacks, percent', () => {
    expect(expectedValue(list)).toBeCloseTo(10);
    expect(leverPrice([{ propensity: 0.5, value: 19.84 }], list)).toBeCloseTo(0.8);
    expect(leverPrice([{ propensity: 0.5, value: 21 }], list)).toBeCloseTo(-5);
  });
  it('cannot be told of a list that is worth nothing', () => expect(leverPrice(list, [])).toBeNull());
});
