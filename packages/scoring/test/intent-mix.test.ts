import { type Intent, INTENTS } from '@wherefore/contracts';
import { composeList } from '@wherefore/scoring';
import fc from 'fast-check';
import { candidate, idsOf, options } from './support/candidates.js';

const share = fc.constantFrom(0, 0.1, 0.2, 0.25, 0.3, 0.5, 1);
const mixes = fc
  .record(Object.fromEntries(INTENTS.map((intent) => [intent, share])))
  .filter((mix) => Object.values(mix).some((part) => part > 0));
const supply = (each: number) =>
  INTENTS.flatMap((intent, i) =>
    Array.from({ length: each }, (_, at) =>
      candidate(`${intent}${at}`, { intent, priority: 1 / (1 + at * 7 + i) }),
    ),
  ).sort((a, b) => b.priority - a.priority);
const slotsOf = (
  mix: Partial<Record<Intent, number>>,
  each: number,
  first: number,
): Record<string, number> => {
  const list = composeList(supply(each), options(first, { intents: mix }));
  return Object.fromEntries(
    INTENTS.map((intent) => [intent, list.chosen.filter((one) => one.candidate.intent === intent).length]),
  );
};

describe('the intent mix', () => {
  it('gives each intent its share, less than one slot off, where there is enough of all', () => {
    fc.assert(
      fc.property(mixes, fc.integer({ min: 1, max: 20 }), (mix, first) => {
        const total = Object.values<number>(mix).reduce((sum, part) => sum + part, 0);
        const slots = slotsOf(mix, 20, first);
        for (const intent of INTENTS) {
          const exact = ((mix[intent] ?? 0) / total) * first;
          expect(slots[intent]).toBeGreaterThan(exact - 1 - 1e-9);
          expect(slots[intent]).toBeLessThan(exact + 1 + 1e-9);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('gives exact shares exactly', () => {
    expect(slotsOf({ complement: 0.5, substitute: 0.3, discover: 0.2 }, 20, 10)).toMatchObject({
      complement: 5,
      substitute: 3,
      discover: 2,
    });
  });

  it('shares out the slots of intents that nothing speaks for, and leaves what cannot be filled to the best', () => {
    const all = [
      candidate('d0', { priority: 9 }),
      candidate('d1', { priority: 8 }),
      candidate('d2', { priority: 7 }),
      candidate('k', { priority: 1, intent: 'complement' }),
    ];
    const list = composeList(all, options(4, { intents: { complement: 0.75, bundle: 0.2, discover: 0.25 } }));
    expect(idsOf(list)).toEqual(['d0', 'd1', 'd2', 'k']);
  });
});
