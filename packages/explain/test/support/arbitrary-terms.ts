import {
  type Anchor,
  type AnchorKind,
  EVIDENCE_SHAPES,
  EVIDENCE_SOURCES,
  type EvidenceSource,
  EpochId,
  type Epoch,
  ProductId,
  type Properties,
  type Term,
} from '@wherefore/contracts';
import type { BecauseParts } from '@wherefore/explain';
import { wordingFor } from '@wherefore/explain';
import fc from 'fast-check';

const BEHAVIOUR: Readonly<Partial<Record<AnchorKind, string>>> = {
  purchased: 'PURCHASED',
  viewed: 'VIEWED',
  carted: 'CARTED',
  subscribed: 'SUBSCRIBES',
  segment: 'IN_SEGMENT',
};
const VIA: Readonly<Partial<Record<EvidenceSource, string>>> = { category: 'Category', brand: 'Brand' };

const id = fc.stringMatching(/^[a-z]{1,4}$/);
const strength = fc.double({ min: 0, max: 1, noNaN: true });

function anchorOf(source: EvidenceSource): fc.Arbitrary<Anchor> {
  const { anchor: label, kinds } = EVIDENCE_SHAPES[source];
  return fc
    .record({ kind: fc.constantFrom(...kinds), id, weight: fc.double({ min: 0.01, max: 9, noNaN: true }) })
    .map(({ kind, id: one, weight }) => {
      const known = kind === 'everyone' ? 'everyone' : one;
      const type = BEHAVIOUR[kind];
      const anchor = { kind, label, id: known, name: `Name of ${known}`, weight };
      return type === undefined ? anchor : { ...anchor, behaviour: { type, properties: { count: 2 } } };
    });
}

/** A term that its source could have found for a candidate: every shape, kind and direction there is. */
export function termFor(candidate: string): fc.Arbitrary<Term> {
  return fc.constantFrom(...EVIDENCE_SOURCES).chain((source) =>
    fc
      .record({
        anchor: anchorOf(source),
        strength,
        coefficient: fc.double({ min: 0.01, max: 5, noNaN: true }),
      })
      .map(({ anchor: found, strength: s, coefficient }) => {
        const anchor = source.startsWith('own-') ? { ...found, id: candidate } : found;
        const label = VIA[source];
        const facts: Properties[] = EVIDENCE_SHAPES[source].hops.map(() => ({ source: 'feed', buyers: 12 }));
        const row = {
          anchor: anchor.id,
          candidate: ProductId.parse(candidate),
          strength: s,
          via: label === undefined ? null : { label, id: `via-${anchor.id}`, name: `Via ${anchor.id}` },
          facts,
        };
        return { source, anchor, row, coefficient, value: coefficient * anchor.weight * s };
      }),
  );
}

export const epoch: Epoch = {
  id: EpochId.parse('e1'),
  at: '2026-11-01T00:00:00.000Z',
  until: '2026-10-31T00:00:00.000Z',
  bias: -4.25,
  coefficients: Object.fromEntries(EVIDENCE_SOURCES.map((source) => [source, 1])) as Epoch['coefficients'],
  anchorWeights: {
    viewing: 3,
    cart: 2,
    recent: 1.5,
    purchased: 1,
    viewed: 0.7,
    carted: 1.5,
    subscribed: 1,
    segment: 0.3,
    everyone: 1,
  },
  halfLifeDays: 60,
};

/** What an explanation of terms is made from, in a made-up place. */
export function partsOf(terms: readonly Term[], change: Partial<BecauseParts> = {}): BecauseParts {
  const ordered = [...terms].sort((a, b) => b.value - a.value);
  return {
    terms: () => ordered,
    score: ordered.reduce((sum, { value }) => sum + value, epoch.bias),
    ends: { customer: 'c1', candidate: { id: 'pegs', name: 'Pegs' } },
    wording: wordingFor('en'),
    cypher: { statement: 'RETURN $product', product: 'pegs', customer: 'c1', epoch },
    ...change,
  };
}

export const someTerms = fc.array(termFor('pegs'), { maxLength: 8 });
