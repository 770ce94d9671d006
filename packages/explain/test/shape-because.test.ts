import type { Because, Term } from '@wherefore/contracts';
import { lazyBecause, LANGUAGES, shapeBecause, wordingFor } from '@wherefore/explain';
import fc from 'fast-check';
import { partsOf, termFor } from './support/arbitrary-terms.js';

const CANARY = 'CANARY';

/** A term in which everything a shopper must not see sings. */
function withCanaries(term: Term): Term {
  const secret = {
    count: 77_177,
    spend: 77_177,
    lastOrder: CANARY,
    epoch: CANARY,
    at: CANARY,
    n: 3,
    buyers: 3,
  };
  const { anchor } = term;
  const group = anchor.label === 'Segment' && anchor.kind !== 'everyone';
  const behaviour = anchor.behaviour && { ...anchor.behaviour, properties: { ...secret, source: CANARY } };
  return {
    ...term,
    anchor: {
      ...anchor,
      ...(group ? { id: CANARY, name: `${CANARY} patients` } : {}),
      ...(behaviour === undefined ? {} : { behaviour }),
    },
    row: { ...term.row, facts: term.row.facts.map(() => ({ ...secret, source: 'feed' })) },
  };
}

/** An explanation that fails the test when more of it is read than a shopper sees. */
function guarded(because: Because): Because {
  const forced = (name: string) => (): never => {
    throw new Error(`${name} was read`);
  };
  return Object.defineProperties({ headline: because.headline, firstPath: because.firstPath } as Because, {
    contributions: { get: forced('contributions') },
    cypher: { get: forced('cypher') },
  });
}

it('shoppers see no customer, group, figure, epoch or Cypher; nothing else is even computed', () => {
  fc.assert(
    fc.property(termFor('pegs'), fc.constantFrom(...LANGUAGES), (term, language) => {
      const wording = wordingFor(language);
      const parts = partsOf([withCanaries(term)], {
        wording,
        ends: { customer: CANARY, candidate: { id: 'pegs', name: 'Pegs' } },
        cypher: { ...partsOf([]).cypher, statement: CANARY, customer: CANARY },
      });
      const shaped = shapeBecause(guarded(lazyBecause(parts)), 'shopper', { wording });
      const text = JSON.stringify(shaped.firstPath?.path);
      expect(text).not.toMatch(new RegExp(`${CANARY}|77.?177|Customer`));
      expect(shaped.headline).not.toContain(CANARY);
      expect(shaped).toMatchObject({ level: 'shopper', contributions: null, cypher: null });
      const { nodes = [], relationships = [] } = shaped.firstPath?.path ?? {};
      expect(nodes.at(-1)).toMatchObject({ label: 'Product', id: 'pegs' });
      for (const { from, to, properties } of relationships) {
        expect(Math.max(from, to)).toBeLessThan(nodes.length);
        expect(Math.min(from, to)).toBeGreaterThanOrEqual(0);
        expect(properties).toEqual({ source: 'feed' });
      }
    }),
    { numRuns: 1_000 },
  );
});

it('a recorded explanation is cut down the same way as a lazy one', () => {
  fc.assert(
    fc.property(termFor('pegs'), (term) => {
      const lazy = lazyBecause(partsOf([withCanaries(term)]));
      const recorded = JSON.parse(JSON.stringify(lazy)) as Because;
      expect(shapeBecause(recorded, 'shopper')).toEqual(shapeBecause(lazy, 'shopper'));
    }),
  );
});

it('merchandisers see everything but the Cypher, analysts everything', () => {
  fc.assert(
    fc.property(fc.array(termFor('pegs'), { maxLength: 4 }), (terms) => {
      const because = lazyBecause(partsOf(terms));
      expect({ ...shapeBecause(because, 'analyst') }).toEqual({ level: 'analyst', ...because });
      expect({ ...shapeBecause(because, 'merchandiser') }).toEqual({
        level: 'merchandiser',
        ...because,
        cypher: null,
      });
    }),
  );
});
