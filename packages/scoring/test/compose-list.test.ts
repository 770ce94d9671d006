import { type Composable, composeList, type Composed, type ComposeOptions, fillUp } from '@wherefore/scoring';
import fc from 'fast-check';
import { anyOptions, candidate, candidates, idsOf, ladder, options } from './support/candidates.js';
import { factsOf } from './support/facts.js';

type Any = Composed<Composable>;
const every = (law: (list: Any, all: Composable[], options: ComposeOptions) => void): void =>
  fc.assert(
    fc.property(candidates, anyOptions, (all, given) => law(composeList(all, given), all, given)),
    { numRuns: 500 },
  );

const categoriesOf = ({ facts }: Composable): string[] => facts.categories.map(({ id }) => id);
const count = (list: Any, has: (one: Composable) => boolean): number =>
  list.chosen.filter(({ candidate }) => has(candidate)).length;
/** Of what no pin placed. */
const isPinned = (one: Composable, first: number): boolean => one.pin !== null && one.pin.position <= first;

describe('any list', () => {
  it('is never longer than asked for, and holds nothing twice', () => {
    every((list, all, { first }) => {
      expect(list.chosen.length).toBeLessThanOrEqual(Math.min(first, all.length));
      expect(new Set(idsOf(list)).size).toBe(list.chosen.length);
    });
  });

  it('is the same for the same seed', () => {
    every((list, all, given) => expect(composeList(all, given)).toEqual(list));
  });

  it('is full unless caps keep out all that is left', () => {
    every((list, all, given) => {
      if (list.chosen.length === Math.min(given.first, all.length)) return;
      const left = all.filter(({ id }) => !idsOf(list).includes(id));
      const dropped = new Map(list.dropped.map(({ candidate, by }) => [candidate.id, by]));
      for (const { id } of left) expect(dropped.get(id)).toMatch(/^per-|^exploration$|^pin$/);
    });
  });

  it('keeps to its caps, but for pins', () => {
    every((list, all, { first, placement: { diversity } }) => {
      for (const category of ['a', 'b', 'c']) {
        const has = (one: Composable): boolean => categoriesOf(one).includes(category);
        const pinned = count(list, (one) => has(one) && isPinned(one, first));
        if (diversity.perCategory !== null)
          expect(count(list, has)).toBeLessThanOrEqual(Math.max(diversity.perCategory, pinned));
      }
      for (const brand of ['x', 'y']) {
        const has = (one: Composable): boolean => one.facts.brand === brand;
        const pinned = count(list, (one) => has(one) && isPinned(one, first));
        if (diversity.perBrand !== null)
          expect(count(list, has)).toBeLessThanOrEqual(Math.max(diversity.perBrand, pinned));
      }
    });
  });

  it('has every pin at its position where no other claims it and the list is full', () => {
    every((list, all, { first, placement: { exploration } }) => {
      const size = Math.min(first, all.length);
      const pins = all.filter((one) => isPinned(one, first));
      for (const { pin, id } of pins)
        expect(pin === null || idsOf(list).includes(id) || pins.length > size).toBe(true);
      const wanted = pins.map(({ pin }) => Math.min(pin?.position ?? 0, size));
      if (exploration > 0 || new Set(wanted).size < wanted.length || list.chosen.length < size) return;
      pins.forEach(({ id }, at) => expect(idsOf(list)[(wanted[at] ?? 0) - 1]).toBe(id));
    });
  });

  it('names as dropped only what is not on it, each once', () => {
    every((list) => {
      const dropped = list.dropped.map(({ candidate }) => candidate.id);
      expect(new Set(dropped).size).toBe(dropped.length);
      for (const id of dropped) expect(idsOf(list)).not.toContain(id);
    });
  });

  it('says why for everything better than the last that was ranked', () => {
    every((list, all, { first, placement: { exploration } }) => {
      if (exploration > 0) return;
      const place = new Map(all.map(({ id }, at) => [id, at]));
      const ranked = list.chosen.filter(({ candidate }) => !isPinned(candidate, first));
      const worst = Math.max(-1, ...ranked.map(({ candidate }) => place.get(candidate.id) ?? -1));
      const silent = all.slice(0, worst + 1).filter(({ id }) => !idsOf(list).includes(id));
      const dropped = list.dropped.map(({ candidate }) => candidate.id);
      for (const { id } of silent) expect(dropped).toContain(id);
    });
  });
});

describe('a plain list', () => {
  it('is the first of the candidates as they come: one intent, no caps, no pins, lambda 1, no exploration', () => {
    fc.assert(
      fc.property(candidates, fc.integer({ min: 0, max: 30 }), (all, first) => {
        const plain = all.map((one) => ({ ...one, intent: 'discover' as const, pin: null }));
        const list = composeList(plain, options(first));
        expect(list.chosen.map(({ candidate }) => candidate)).toEqual(plain.slice(0, first));
        expect(list.dropped).toEqual([]);
      }),
    );
  });

  it('keeps to the order of priority, whatever mix and caps let in', () => {
    every((list, all, { first, placement: { diversity, exploration } }) => {
      if (diversity.lambda < 1 || exploration > 0) return;
      const places = list.chosen
        .filter(({ candidate }) => !isPinned(candidate, first))
        .map(({ candidate }) => all.indexOf(candidate));
      expect(places).toEqual([...places].sort((a, b) => a - b));
    });
  });
});

describe('what is dropped', () => {
  const by = (list: Any): Record<string, string> =>
    Object.fromEntries(list.dropped.map(({ candidate, by: why }) => [candidate.id, why]));
  const shelf = (name: string) => [{ id: name, name }];

  it('lost to a cap', () => {
    const all = ladder(4, (at) => ({
      facts: {
        ...ladder(4)[at]?.facts,
        categories: shelf(at < 3 ? 'a' : 'b'),
        brand: at === 1 ? 'x' : null,
      } as never,
    }));
    const capped = composeList(all, options(2, { diversity: { perCategory: 1 } }));
    expect(idsOf(capped)).toEqual(['c0', 'c3']);
    expect(by(capped)).toEqual({ c1: 'per-category', c2: 'per-category' });
    const branded = ladder(3, (at) => ({ facts: factsOf(`c${at}`, { brand: at < 2 ? 'x' : null }) }));
    expect(by(composeList(branded, options(2, { diversity: { perBrand: 1 } })))).toEqual({ c1: 'per-brand' });
  });

  it('lost to the shares of other intents', () => {
    const all = ladder(4, (at) => ({ intent: at < 3 ? 'discover' : 'complement' }));
    const list = composeList(all, options(2, { intents: { discover: 0.5, complement: 0.5 } }));
    expect(idsOf(list)).toEqual(['c0', 'c3']);
    expect(by(list)).toEqual({ c1: 'intent-share', c2: 'intent-share' });
  });

  it('lost to variety', () => {
    const all = ladder(3, (at) => ({
      priority: [1, 0.9, 0.8][at] ?? 0,
      facts: {
        ...ladder(3)[at]?.facts,
        categories: shelf(at < 2 ? 'a' : 'b'),
        price: at < 2 ? 10 : 99,
      } as never,
    }));
    const list = composeList(all, options(2, { diversity: { lambda: 0.5 } }));
    expect(idsOf(list)).toEqual(['c0', 'c2']);
    expect(by(list)).toEqual({ c1: 'mmr' });
  });

  it('lost to a pin, which stands where the rule says', () => {
    const all = ladder(9, (at) => ({ pin: at === 8 ? { rule: 'r', position: 2 } : null }));
    const list = composeList(all, options(3));
    expect(idsOf(list)).toEqual(['c0', 'c8', 'c1']);
    expect(by(list)).toEqual({ c2: 'pin' });
  });

  it('lost to exploration', () => {
    const lists = Array.from({ length: 200 }, (_, seed) =>
      composeList(ladder(30), options(5, { exploration: 0.5 }, seed)),
    );
    for (const list of lists) {
      const explored = list.chosen.filter((one) => one.explored !== null).length;
      expect(list.dropped.filter((one) => one.by === 'exploration').length).toBe(explored);
    }
  });
});

describe('filling up a list that is short', () => {
  const of = (category: string) => ({
    facts: factsOf('x', { categories: [{ id: category, name: category }] }),
  });
  const list = [candidate('c0', of('a'))];
  const more = [
    candidate('c0', of('a')),
    candidate('c1', of('a')),
    candidate('c2', of('b')),
    candidate('c3', of('b')),
  ];

  it('takes what comes first and is not there yet', () => {
    expect(fillUp(list, more, { open: 2, ...options(3) }).map(({ id }) => id)).toEqual(['c1', 'c2']);
  });

  it('keeps to the caps of the whole list', () => {
    const room = { open: 3, ...options(4, { diversity: { perCategory: 1 } }) };
    expect(fillUp(list, more, room).map(({ id }) => id)).toEqual(['c2']);
  });
});
