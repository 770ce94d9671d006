import { candidate, daysBefore, id } from './candidates.js';
import type { Cases } from './case.js';

const bought = (days: number, product = 'lamp') => new Map([[product, { lastAt: daysBefore(days) }]]);
const subscription = (product: string, renewsAt: string | null = null) => ({
  product: id(product),
  title: null,
  plan: 'team',
  seats: 5,
  renewsAt,
});
const upgrade = (price: number | null) => candidate({ price }, { intent: 'upgrade' });
const bases = (...prices: (number | null)[]) => ({
  baseOfUpgrade: new Map([['lamp', prices.map((price, i) => ({ id: `base${i}`, price }))]]),
});

/** Rules about what the visitor has, and what an offer would be to that. */
export const VISITOR_CASES: Cases = {
  'requires-base': [
    {
      says: 'no base',
      of: candidate({ requires: ['a', 'b', 'c'] }),
      reason: /needs a, b or 1 other, and the visitor has none/,
    },
    {
      says: 'owned',
      of: candidate({ requires: ['a', 'b'] }),
      given: { purchases: bought(9, 'b') },
      reason: null,
    },
    {
      says: 'subscribed to',
      of: candidate({ requires: ['a'] }),
      given: { situation: { subscriptions: [subscription('a')] } },
      reason: null,
    },
    {
      says: 'in the cart',
      of: candidate({ requires: ['a'] }),
      given: { situation: { cart: [id('a')] } },
      reason: null,
    },
    {
      says: 'looked at',
      of: candidate({ requires: ['a'] }),
      given: { situation: { viewing: id('a') } },
      reason: null,
    },
    {
      says: 'looked at before',
      of: candidate({ requires: ['a'] }),
      given: { situation: { recentlyViewed: [id('a')] } },
      reason: /needs a,/,
    },
  ],
  'fits-nothing': [
    {
      says: 'a complement that fits something else',
      of: candidate({ fits: ['a', 'b'] }, { intent: 'complement' }),
      given: { purchases: bought(9, 'desk') },
      reason: /fits a or b, and the visitor has none/,
    },
    {
      says: 'an accessory, whatever it is offered for',
      of: candidate({ fits: ['a'], kind: 'accessory' }),
      reason: /fits a,/,
    },
    { says: 'a good that is to be discovered', of: candidate({ fits: ['a'] }), reason: null },
    {
      says: 'a complement that fits',
      of: candidate({ fits: ['a'] }, { intent: 'complement' }),
      given: { purchases: bought(9, 'a') },
      reason: null,
    },
    { says: 'a complement that fits all', of: candidate({}, { intent: 'complement' }), reason: null },
  ],
  'already-owned': [
    {
      says: 'had, and not bought again',
      given: { purchases: bought(400) },
      reason: /do not usually buy it again/,
    },
    {
      says: 'had, and bought again',
      given: { purchases: bought(400), repeats: new Map([['lamp', { medianGapDays: 30 }]]) },
      reason: null,
    },
    {
      says: 'subscribed to, even where people buy it again',
      given: {
        situation: { subscriptions: [subscription('lamp', '2027-01-31T00:00:00Z')] },
        repeats: new Map([['lamp', { medianGapDays: 30 }]]),
      },
      reason: /plan team, 5 seats, renewing on 2027-01-31/,
    },
    { says: 'not had', given: { purchases: bought(4, 'desk') }, reason: null },
  ],
  'bought-recently': [
    {
      says: 'before .35 of the gap',
      given: { purchases: bought(34.9), repeats: new Map([['lamp', { medianGapDays: 100 }]]) },
      reason: /Bought 35 days ago; people come back after about 100/,
    },
    {
      says: 'at .35 of the gap',
      given: { purchases: bought(35), repeats: new Map([['lamp', { medianGapDays: 100 }]]) },
      reason: null,
    },
  ],
  'not-an-upgrade': [
    { says: 'cheaper than every base', of: upgrade(90), given: bases(100, 95), reason: /At 90 .* costs 95/ },
    { says: 'as dear as its base', of: upgrade(100), given: bases(100), reason: /At 100 .* costs 100/ },
    { says: 'dearer than one base', of: upgrade(98), given: bases(100, 95), reason: null },
    { says: 'a base without a price', of: upgrade(98), given: bases(100, null), reason: null },
    {
      says: 'without a price of its own',
      of: upgrade(null),
      given: { ...bases(100), placement: { constraints: { showPrice: false } } },
      reason: null,
    },
    { says: 'of nothing', of: upgrade(98), reason: /step up from nothing/ },
    {
      says: 'not offered as an upgrade',
      of: candidate({ price: 1, cost: 0 }),
      given: bases(100),
      reason: null,
    },
  ],
  'substitute-of-cart': [
    {
      says: 'a complement',
      of: candidate({}, { intent: 'complement' }),
      given: { substitutesOfCart: new Set(['lamp']) },
      reason: /take the place of something in the cart/,
    },
    {
      says: 'asked for as a substitute',
      of: candidate({}, { intent: 'substitute' }),
      given: { substitutesOfCart: new Set(['lamp']) },
      reason: null,
    },
    { says: 'of nothing in the cart', given: { substitutesOfCart: new Set(['desk']) }, reason: null },
  ],
};
