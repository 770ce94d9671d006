import type { OfferListAnswer } from '../src/offers/answers.js';
import { eventOf, EVENT_TYPES, hasChanged, leadsOf, tellingProduct } from '../src/offers/freshness-trials.js';
import { appliedIn, stepsOf } from '../src/offers/freshness-steps.js';
import { Event } from '@wherefore/contracts';

/** Each offer with the products that its paths begin at, and the source of those paths. */
function list(
  offers: Readonly<Record<string, readonly string[]>>,
  { source = 'related', personalised = true } = {},
): OfferListAnswer {
  const node = (id: string) => ({ label: 'Product', id, name: id });
  return {
    id: 'd',
    personalised,
    offers: Object.entries(offers).map(([id, from]) => ({
      product: { id },
      because: {
        contributions: [
          { source: 'base-rate', path: null },
          ...from.map((one) => ({
            source,
            path: { nodes: [{ ...node('c'), label: 'Customer' }, node(one), node(id)] },
          })),
        ],
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

  it('is not made with the acts of somebody who refused that they count', () => {
    const refused = list({ x: ['a'] }, { personalised: false });
    expect(tellingProduct('product.viewed', refused, leads)).toBeNull();
    expect(tellingProduct('offer.rejected', refused, leads)).toBe('x');
  });

  it('is not made with an event that the source of the path does not go by', () => {
    const upgrades = leadsOf([list({ x: ['a', 'b'] }, { source: 'upgrades' })]);
    expect(tellingProduct('order.placed', list({ x: ['a'] }), upgrades)).toBe('b');
    expect(tellingProduct('product.viewed', list({ x: ['a'] }), upgrades)).toBeNull();
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

  it('is told where its time went, step by step', () => {
    const told = {
      batch: 'b1',
      receivedAt: '2026-10-01T00:00:00.010Z',
      waitedMs: 2,
      applyMs: 20,
      announceMs: 1,
    };
    const log = `{"msg":"taking batches"}\n${JSON.stringify(told)}\n{"batch":"cut o`;
    const sentAt = Date.parse('2026-10-01T00:00:00.000Z');
    const timed = (batch: string) => ({ type: 'product.viewed', batch, sentAt, millis: 40 }) as const;
    expect(stepsOf([timed('b1'), timed('b2')], appliedIn(log))).toEqual({
      intake: [10],
      queue: [2],
      apply: [20],
      announce: [1],
      decide: [7],
    });
  });
});
