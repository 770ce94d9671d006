import { type Intent, INTENTS, Placement, type PlacementInput } from '@wherefore/contracts';
import type { Composable, ComposeOptions } from '@wherefore/scoring';
import fc from 'fast-check';
import { factsOf } from './facts.js';

export const candidate = (id: string, rest: Partial<Composable> = {}): Composable => ({
  id,
  intent: 'discover',
  priority: 1,
  facts: factsOf(id),
  pin: null,
  ...rest,
});

/** So many candidates, best first, each clearly better than the next. */
export const ladder = (count: number, rest: (at: number) => Partial<Composable> = () => ({})): Composable[] =>
  Array.from({ length: count }, (_, at) => candidate(`c${at}`, { priority: 1 / (at + 1), ...rest(at) }));

export const options = (first: number, rest: Partial<PlacementInput> = {}, seed = 1): ComposeOptions => ({
  first,
  seed,
  placement: Placement.parse({ id: 'test', name: 'Test', intents: { discover: 1 }, ...rest }),
});

export const idsOf = (list: { chosen: readonly { candidate: Composable }[] }): string[] =>
  list.chosen.map(({ candidate: { id } }) => id);

const priority = fc.oneof(fc.double({ min: 0, max: 5, noNaN: true }), fc.constantFrom(0, 0.5, 0.5002, 1));
const one = fc.record({
  priority,
  intent: fc.constantFrom<Intent>(...INTENTS),
  categories: fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { maxLength: 2 }),
  brand: fc.constantFrom(null, 'x', 'y'),
  price: fc.constantFrom(null, 1, 10, 100),
  pin: fc.oneof(
    { weight: 6, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: 15 }) },
  ),
});

/** Any candidates, best first. */
export const candidates = fc.array(one, { maxLength: 40 }).map((all) =>
  all
    .sort((a, b) => b.priority - a.priority)
    .map(({ categories, brand, price, pin, ...rest }, at) =>
      candidate(`c${at}`, {
        ...rest,
        facts: factsOf(`c${at}`, { brand, price, categories: categories.map((id) => ({ id, name: id })) }),
        pin: pin === null ? null : { rule: `pin-${at}`, position: pin },
      }),
    ),
);

const cap = fc.constantFrom(null, 1, 2, 3);
/** Any placement, first and seed. */
export const anyOptions = fc
  .record({
    first: fc.integer({ min: 0, max: 20 }),
    seed: fc.nat(0xffff_ffff),
    intents: fc
      .dictionary(fc.constantFrom(...INTENTS), fc.constantFrom(0, 0.2, 0.3, 0.5, 1), { maxKeys: 5 })
      .filter((mix) => Object.values(mix).some((share) => share > 0)),
    lambda: fc.constantFrom(0, 0.5, 1),
    perCategory: cap,
    perBrand: cap,
    exploration: fc.constantFrom(0, 0, 0.2, 0.5),
  })
  .map(({ first, seed, intents, exploration, ...diversity }) =>
    options(first, { intents, exploration, diversity }, seed),
  );
