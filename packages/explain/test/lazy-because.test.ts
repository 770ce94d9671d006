import { lazyBecause } from '@wherefore/explain';
import fc from 'fast-check';
import { epoch, partsOf, someTerms } from './support/arbitrary-terms.js';

it('sum rule: the contributions add up to the score, to 1e-9', () => {
  fc.assert(
    fc.property(someTerms, (terms) => {
      const parts = partsOf(terms);
      const { contributions } = lazyBecause(parts);
      const sum = contributions.reduce((total, { value }) => total + value, 0);
      expect(Math.abs(sum - parts.score)).toBeLessThan(1e-9);
      expect(contributions[0]).toMatchObject({ kind: 'base', value: epoch.bias });
      for (const { kind, value, coefficient, weight, strength } of contributions.slice(1)) {
        expect(kind).toBe('path');
        expect(value).toBe(coefficient * weight * strength);
      }
    }),
    { numRuns: 500 },
  );
});

it('the first path is that of the largest contribution', () => {
  fc.assert(
    fc.property(someTerms, (terms) => {
      const { firstPath, contributions } = lazyBecause(partsOf(terms));
      const [, first] = contributions;
      expect(firstPath).toEqual(first === undefined ? null : { path: first.path, value: first.value });
    }),
  );
});

it('JSON, spreading and keys see all of it, and reading twice gives the same', () => {
  fc.assert(
    fc.property(someTerms, (terms) => {
      const because = lazyBecause(partsOf(terms));
      const { headline, firstPath, contributions, cypher } = because;
      const all = { headline, firstPath, contributions, cypher };
      expect(JSON.parse(JSON.stringify(because))).toEqual(JSON.parse(JSON.stringify(all)));
      expect({ ...because }).toEqual(all);
      expect(Object.keys(because)).toEqual(Object.keys(all));
      expect(because.firstPath).toBe(firstPath);
      expect(because.contributions).toEqual(contributions);
      expect(because.cypher).toEqual(cypher);
    }),
  );
});

it('asks for the terms when something is read, and once', () => {
  let asked = 0;
  const because = lazyBecause(
    partsOf([], {
      terms: () => {
        asked += 1;
        return [];
      },
    }),
  );
  expect(asked).toBe(0);
  expect(because.headline).toBe('A product of this shop');
  expect(because.firstPath).toBeNull();
  expect(because.contributions).toHaveLength(1);
  expect(because.cypher.parameters['anchors']).toEqual([]);
  expect(asked).toBe(1);
});
