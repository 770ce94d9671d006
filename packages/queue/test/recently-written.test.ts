import fc from 'fast-check';
import { RecentlyWritten } from '../src/recently-written.js';

it('never says of anything that it was written lately when it was not, and forgets no more than it must', () => {
  const steps = fc.array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 9 })), {
    maxLength: 60,
  });
  fc.assert(
    fc.property(steps, (all) => {
      let now = 0;
      const written = new Map<number, number>();
      const recently = new RecentlyWritten(1_000, 100, () => now);
      for (const [wait, hash] of all) {
        now += wait;
        recently.age();
        const age = now - (written.get(hash) ?? -Infinity);
        const said = recently.has(String(hash));
        if (age >= 100) expect(said).toBe(false);
        if (age < 50) expect(said).toBe(true);
        if (said) continue;
        recently.add(String(hash));
        written.set(hash, now);
      }
    }),
  );
});

it('is bounded in number', () => {
  const recently = new RecentlyWritten(10, 100, () => 0);
  for (let n = 0; n < 100; n += 1) {
    recently.age();
    recently.add(String(n));
  }
  const known = Array.from({ length: 100 }, (_, n) => recently.has(String(n))).filter(Boolean).length;
  expect(known).toBeLessThanOrEqual(10);
  expect(recently.has('99')).toBe(true);
});
