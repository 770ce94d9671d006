import fc from 'fast-check';
import type { Contribution } from '../src/operations/offer-model.js';
import { splitTail } from '../src/reasons/tail.js';
import { addsUp, waterfallOf } from '../src/reasons/waterfall.js';
import { contribution, pathOf } from './builders.js';

const base = (value: number): Contribution => ({ ...contribution(value), kind: 'base', path: null });
const path = (value: number): Contribution => contribution(value, pathOf(['Customer:c', 'Product:p']));
const values = fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { maxLength: 40 });

describe('waterfall', () => {
  it('starts at the base and lays the paths end to end, largest first', () => {
    const { base: start, steps, sum, low, high } = waterfallOf([path(0.5), base(-4), path(2)]);
    expect(start?.to).toBe(-4);
    expect(steps.map(({ from, to }) => [from, to])).toEqual([
      [-4, -2],
      [-2, -1.5],
    ]);
    expect([sum, low, high]).toEqual([-1.5, -4, -1.5]);
  });

  it('adds up to the sum of the contributions, in whatever order they came', () => {
    fc.assert(
      fc.property(values, (all) => {
        const score = all.reduce((total, value) => total + value, -5);
        expect(addsUp(waterfallOf([base(-5), ...all.map(path)]), score)).toBe(true);
      }),
    );
  });

  it('notices a score that its contributions do not earn', () => {
    expect(addsUp(waterfallOf([base(-5), path(1)]), -3.9)).toBe(false);
  });

  it('keeps the sum when small paths are one bar', () => {
    fc.assert(
      fc.property(values, (all) => {
        const { steps, sum } = waterfallOf([base(-5), ...all.map(path)]);
        const { shown, tail } = splitTail(steps, 7);
        const grouped =
          shown.reduce((total, step) => total + step.contribution.value, -5) + (tail?.value ?? 0);
        expect(grouped).toBeCloseTo(sum, 9);
        expect(shown.length + (tail?.steps.length ?? 0)).toBe(steps.length);
      }),
    );
  });

  it('does not hide a single path behind a group of one', () => {
    const { steps } = waterfallOf([path(3), path(2), path(1)]);
    expect(splitTail(steps, 2).tail).toBeNull();
  });
});
