import { ProductId, type Term } from '@wherefore/contracts';
import { pathOf, pathText } from '@wherefore/explain';

const bought = { type: 'PURCHASED', properties: { count: 2, lastAt: '2026-01-01T00:00:00.000Z' } };
const term = (change: Partial<Term>): Term => ({
  source: 'complements',
  anchor: { kind: 'purchased', label: 'Product', id: 'tent', name: 'Tent', weight: 1, behaviour: bought },
  row: { anchor: 'tent', candidate: ProductId.parse('pegs'), strength: 0.3, via: null, facts: [{ lift: 4 }] },
  coefficient: 1,
  value: 0.3,
  ...change,
});
const ends = { customer: 'c1', candidate: { id: 'pegs', name: 'Pegs' } };

describe('pathOf', () => {
  it('walks from the customer over what they did to the offer', () => {
    const path = pathOf(term({}), ends);
    expect(pathText(path)).toBe('c1 -PURCHASED-> Tent -COMPLEMENTS-> Pegs');
    expect(path.relationships[1]?.properties).toEqual({ lift: 4 });
  });

  it('starts at the anchor where the graph links no customer to it', () => {
    const anchor = { kind: 'cart' as const, label: 'Product' as const, id: 'tent', name: 'Tent', weight: 2 };
    expect(pathText(pathOf(term({ anchor }), ends))).toBe('Tent -COMPLEMENTS-> Pegs');
  });

  it('comes back to the same node when a product follows itself', () => {
    const row = { anchor: 'tent', candidate: ProductId.parse('tent'), strength: 1, via: null, facts: [{}] };
    const path = pathOf(term({ source: 'own-repeats', row }), {
      customer: 'c1',
      candidate: { id: 'tent', name: 'Tent' },
    });
    expect(path.nodes).toHaveLength(2);
    expect(path.relationships[1]).toMatchObject({ type: 'FOLLOWED_BY', from: 1, to: 1 });
  });

  it('goes by way of a category', () => {
    const via = { label: 'Category', id: 'camping', name: 'Camping' };
    const row = {
      anchor: 'tent',
      candidate: ProductId.parse('pegs'),
      strength: 1,
      via,
      facts: [{}, { share: 0.2 }],
    };
    expect(pathText(pathOf(term({ source: 'category', row }), ends))).toBe(
      'c1 -PURCHASED-> Tent -IN_CATEGORY-> Camping -TOP_SELLER-> Pegs',
    );
  });
});
