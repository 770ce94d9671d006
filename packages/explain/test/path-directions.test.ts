import { EVIDENCE_SHAPES, ProductId } from '@wherefore/contracts';
import { pathOf, pathText } from '@wherefore/explain';
import fc from 'fast-check';
import { termFor } from './support/arbitrary-terms.js';

const FROM: Readonly<Record<string, readonly string[]>> = {
  FOLLOWED_BY: ['Product', 'Product'],
  COMPLEMENTS: ['Product', 'Product'],
  RELATED: ['Product', 'Product'],
  WALKED_TO: ['Product', 'Product'],
  CHOSEN_WITH: ['Product', 'Product'],
  SUBSTITUTES: ['Product', 'Product'],
  UPGRADES_TO: ['Product', 'Product'],
  COMPATIBLE_WITH: ['Product', 'Product'],
  REQUIRES: ['Product', 'Product'],
  SIMILAR_CONTENT: ['Product', 'Product'],
  IN_CATEGORY: ['Product', 'Category'],
  OF_BRAND: ['Product', 'Brand'],
  PURCHASED: ['Customer', 'Product'],
  VIEWED: ['Customer', 'Product'],
  CARTED: ['Customer', 'Product'],
  SUBSCRIBES: ['Customer', 'Product'],
  IN_SEGMENT: ['Customer', 'Segment'],
};

const base = {
  kind: 'subscribed' as const,
  label: 'Product' as const,
  id: 'crm',
  name: 'CRM',
  weight: 1,
  behaviour: { type: 'SUBSCRIBES', properties: { plan: 'team' } },
};

it('an add-on points at its base, as it does in the graph', () => {
  const row = { anchor: 'crm', candidate: ProductId.parse('sms'), strength: 1, via: null, facts: [{}] };
  const term = { source: 'add-ons' as const, anchor: base, row, coefficient: 1, value: 1 };
  const path = pathOf(term, { customer: 'c1', candidate: { id: 'sms', name: 'SMS' } });
  expect(path.relationships[1]).toMatchObject({ type: 'REQUIRES', from: 2, to: 1 });
  expect(pathText(path)).toBe('c1 -SUBSCRIBES-> CRM <-REQUIRES- SMS');
});

it('every path walks node by node to the candidate, each relationship in the direction of the graph', () => {
  fc.assert(
    fc.property(termFor('pegs'), fc.boolean(), (term, known) => {
      const ends = { customer: known ? 'c1' : null, candidate: { id: 'pegs', name: 'Pegs' } };
      const { nodes, relationships } = pathOf(term, ends);
      expect(nodes.at(-1)).toMatchObject({ label: 'Product', id: 'pegs' });
      relationships.forEach(({ type, from, to }, step) => {
        const labels = [nodes[from]?.label ?? '', nodes[to]?.label ?? ''];
        if (type === 'TOP_SELLER') expect(labels[1]).toBe('Product');
        else expect(labels).toEqual(FROM[type]);
        expect(Math.max(from, to)).toBe(from === to ? nodes.length - 1 : step + 1);
        expect(Math.abs(from - to)).toBeLessThanOrEqual(1);
      });
      const { length } = EVIDENCE_SHAPES[term.source].hops;
      const walked = length === 0 ? [] : relationships.slice(-length);
      EVIDENCE_SHAPES[term.source].hops.forEach(({ type, against }, hop) => {
        const { from = 0, to = 0 } = walked[hop] ?? {};
        expect(walked[hop]?.type).toBe(type);
        if (from !== to) expect(from > to).toBe(against);
      });
    }),
    { numRuns: 1_000 },
  );
});
