import { readFileSync } from 'node:fs';
import path from 'node:path';
import { EVIDENCE_SHAPES, EVIDENCE_SOURCES } from '@wherefore/contracts';
import { cypherFor } from '@wherefore/explain';
import fc from 'fast-check';
import { partsOf, someTerms } from './support/arbitrary-terms.js';

const STATEMENT = readFileSync(path.join(__dirname, '../../../cypher/explain/offer.cypher'), 'utf8');

it.each([...EVIDENCE_SOURCES])('the statement walks %s as its shape says', (source) => {
  const branch = STATEMENT.split('UNION ALL').find((text) => text.includes(`'${source}' AS source`)) ?? '';
  expect(branch).toContain(`'${source}' IN a.sources`);
  let rest = branch;
  for (const { type, against } of EVIDENCE_SHAPES[source].hops) {
    const hop = new RegExp(
      `${against ? '<' : ''}-\\[\\w*:${type}( \\{epoch: epoch\\})?\\]-${against ? '(?!>)' : '>'}`,
    );
    expect(rest).toMatch(hop);
    rest = rest.slice(rest.search(hop) + 1);
  }
});

it('names every pair of anchor and source that spoke, and no other', () => {
  fc.assert(
    fc.property(someTerms, (terms) => {
      const { parameters } = cypherFor(terms, partsOf([]).cypher);
      const anchors = parameters['anchors'] as {
        kind: string;
        id: string;
        weight: number;
        sources: string[];
      }[];
      const pairs = anchors.flatMap(({ kind, id, weight, sources }) =>
        sources.map((source) => `${source} ${kind} ${id} ${weight}`),
      );
      const spoke = terms.map(
        ({ source, anchor }) => `${source} ${anchor.kind} ${anchor.id} ${anchor.weight}`,
      );
      expect(new Set(pairs)).toEqual(new Set(spoke));
      expect(pairs).toHaveLength(new Set(spoke).size);
    }),
  );
});
