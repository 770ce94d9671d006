import fc from 'fast-check';
import { ridgeSystem, solveNonNegative } from '../src/ridge/non-negative-ridge';

function systemOf(gram: readonly (readonly number[])[], target: readonly number[]) {
  const system = ridgeSystem(5);
  system.size = target.length;
  system.gram.set(gram.flat());
  system.target.set(target);
  return system;
}

test('without a sign in the way it is the solution of the linear system', () => {
  const system = systemOf(
    [
      [4, 1],
      [1, 3],
    ],
    [1, 2],
  );
  solveNonNegative(system);
  expect(system.weight[0]).toBeCloseTo(1 / 11, 6);
  expect(system.weight[1]).toBeCloseTo(7 / 11, 6);
});

test('a weight that would be negative is 0, and the other adjusts', () => {
  const system = systemOf(
    [
      [4, 2],
      [2, 3],
    ],
    [1, 3],
  );
  solveNonNegative(system);
  expect([...system.weight.subarray(0, 2)]).toEqual([0, 1]);
});

test('the conditions of the optimum hold (Karush-Kuhn-Tucker)', () => {
  const rows = fc.array(fc.array(fc.nat({ max: 1 }), { minLength: 5, maxLength: 5 }), { maxLength: 12 });
  const target = fc.array(fc.nat({ max: 9 }), { minLength: 5, maxLength: 5 });
  fc.assert(
    fc.property(rows, target, (x, c) => {
      const gram = c.map((_, i) =>
        c.map((_unused, j) => x.reduce((sum, row) => sum + (row[i] ?? 0) * (row[j] ?? 0), i === j ? 1 : 0)),
      );
      const system = systemOf(gram, c);
      solveNonNegative(system);
      c.forEach((goal, i) => {
        const slope = (gram[i] ?? []).reduce((sum, g, j) => sum + g * (system.weight[j] ?? 0), -goal);
        expect(system.weight[i]).toBeGreaterThanOrEqual(0);
        expect(slope).toBeGreaterThan(-1e-4);
        if ((system.weight[i] ?? 0) > 1e-9) expect(Math.abs(slope)).toBeLessThan(1e-4);
      });
    }),
  );
});
