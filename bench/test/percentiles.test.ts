import * as fc from 'fast-check';
import { latencyOf, median, percentile } from '../src/load/percentiles.js';

describe('percentiles', () => {
  it('are the values by nearest rank', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect(latencyOf(hundred)).toEqual({ p50_ms: 50, p95_ms: 95, p99_ms: 99 });
    expect(latencyOf([7])).toEqual({ p50_ms: 7, p95_ms: 7, p99_ms: 7 });
    expect(latencyOf([]).p50_ms).toBeNaN();
  });

  it('are values that occurred, with enough of the others below them', () => {
    const values = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 100 }), (millis, percent) => {
        const sorted = Float64Array.from(millis).sort();
        const found = percentile(sorted, percent);
        expect(millis).toContain(found);
        const below = millis.filter((value) => value <= found).length;
        const lower = millis.filter((value) => value < found).length;
        expect(below / millis.length).toBeGreaterThanOrEqual(percent / 100);
        expect(lower / millis.length).toBeLessThan(percent / 100);
      }),
    );
  });

  it('find the one in the middle', () => {
    expect(median(['ccc', 'a', 'bb'], (text) => text.length)).toBe('bb');
    expect(median([], () => 0)).toBeUndefined();
  });
});
