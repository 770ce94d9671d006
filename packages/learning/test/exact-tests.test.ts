import { binomialTail, chiSquaredTail, higherThan, logGamma, lowerThan } from '@wherefore/learning';
import fc from 'fast-check';

it('agrees with tables', () => {
  expect(logGamma(10)).toBeCloseTo(Math.log(362_880), 12);
  expect(logGamma(0.5)).toBeCloseTo(0.5 * Math.log(Math.PI), 12);
  // Fisher's tea: 3 of 4 cups right.
  expect(higherThan({ hits: 3, of: 4 }, { hits: 1, of: 4 })).toBeCloseTo(17 / 70, 12);
  expect(lowerThan({ hits: 1, of: 4 }, { hits: 3, of: 4 })).toBeCloseTo(17 / 70, 12);
  expect(binomialTail({ hits: 8, of: 10 }, 0.5)).toBeCloseTo(56 / 1024, 12);
  expect(binomialTail({ hits: 2, of: 10 }, 0.5)).toBeCloseTo(1 - 11 / 1024, 12);
  expect(chiSquaredTail(3.841458820694124, 1)).toBeCloseTo(0.05, 9);
  expect(chiSquaredTail(21.665994333461924, 9)).toBeCloseTo(0.01, 9);
  expect(chiSquaredTail(4, 9)).toBeCloseTo(0.911413, 5);
});

it('probabilities are between 0 and 1, and fall as there are more hits', () => {
  const group = fc
    .integer({ min: 1, max: 3_000 })
    .chain((of) => fc.record({ of: fc.constant(of), hits: fc.nat(of) }));
  fc.assert(
    fc.property(group, group, (first, second) => {
      const p = higherThan(first, second);
      expect(p).toBeGreaterThanOrEqual(0);
      expect(p).toBeLessThanOrEqual(1 + 1e-9);
      if (first.hits < first.of)
        expect(higherThan({ ...first, hits: first.hits + 1 }, second)).toBeLessThanOrEqual(p + 1e-9);
    }),
  );
});
