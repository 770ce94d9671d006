import * as fc from 'fast-check';
import { LruMap } from '../src/graphql/lru-map.js';

describe('a map of limited size', () => {
  it('keeps exactly the latest used keys, whatever the order of use', () => {
    const uses = fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 60 });
    fc.assert(
      fc.property(uses, fc.integer({ min: 1, max: 6 }), (keys, most) => {
        const map = new LruMap<number, number>(most);
        keys.forEach((key, index) => {
          const before = keys.slice(0, index);
          const latest = [...new Set([...before].reverse())].slice(0, most);
          const made: number[] = [];
          map.getOrAdd(key, () => made.push(key));
          expect(made.length > 0).toBe(!latest.includes(key));
        });
        expect(map.size).toBe(Math.min(most, new Set(keys).size));
      }),
    );
  });
});
