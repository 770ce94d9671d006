import type { OfferListAnswer } from '../src/offers/answers.js';
import { eventOf, EVENT_TYPES, hasChanged, leadsOf, tellingProduct } from '../src/offers/freshness-trials.js';
import { Event } from '@wherefore/contracts';

/** Each offer with the products that its paths begin at. */
function list(offers: Readonly<Record<string, readonly string[]>>): OfferListAnswer {
  const node = (id: string) => ({ label: 'Product', id, name: id });
  return {
    id: 'd',
    offers: Object.entries(offers).map(([id, from]) => ({
      product: { id },
      because: {
        paths: from.map((one) => ({ nodes: [{ ...node('c'), label: 'Customer' }, node(one), node(id)] })),
      },
    })),
  };
}

describe('a trial of freshness', () => {
  const leads = leadsOf([list({ x: ['a', 'b'], y: ['c'] }), list({ x: ['d'] })]);

  it('chooses a product from which a new path must lead to an offered one', () => {
    expect(tellingProduct('product.viewed', list({ x: ['a'] }), leads)).toBe('b');
    expect(tellingProduct('order.placed', list({ x: ['a', 'b', 'd'] }), leads)).toBeNull();
    expect(tellingProduct('cart.changed', list({ z: ['a'], y: [] }), leads)).toBe('c');
    expect(tellingProduct('offer.rejected', list({ z: ['a'], y: [] }), leads)).toBe('z');
  });

  it('sees a change in a new path and in other products, and none in the same list', () => {
    const before = list({ x: ['a'], y: ['c'] });
    expect(hasChanged(before, list({ x: ['a'], y: ['c'] }), 'b')).toBe(false);
    expect(hasChanged(before, list({ x: ['a', 'b'], y: ['c'] }), 'b')).toBe(true);
    expect(hasChanged(before, list({ y: ['c'], x: ['a'] }), 'b')).toBe(true);
  });

  it.each(EVENT_TYPES)('sends a %s that the intake accepts', (type) => {
    const event = eventOf({ type, customer: 'c1', product: 'p1' }, new Date());
    expect(Event.safeParse(event).error).toBeUndefined();
  });
});
