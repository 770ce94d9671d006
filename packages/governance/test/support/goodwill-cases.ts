import { candidate, daysBefore, id } from './candidates.js';
import type { Cases } from './case.js';

const ticket = (products: string[], topic: string | null = null) => ({
  id: 't7',
  status: 'open',
  topic,
  products: products.map(id),
});
const shown = (days: number, rest: { channel?: string; campaign?: string; product?: string } = {}) => ({
  product: id(rest.product ?? 'lamp'),
  at: daysBefore(days),
  channel: rest.channel ?? null,
  campaign: rest.campaign ?? null,
});
const cap = (per: 'product' | 'rule') => ({ rule: 'gentle', version: 3, times: 2, days: 7, per });
const capped = { placement: { frequencyCap: { times: 2, days: 7 }, channel: 'email' as const } };

/** Rules about what the visitor has had enough of, and what an offer is worth. */
export const GOODWILL_CASES: Cases = {
  'frequency-cap': [
    {
      says: 'shown as often as the placement allows',
      given: { ...capped, situation: { exposures: [shown(1), shown(6, { channel: 'email' })] } },
      reason: /shown 2 times within 7 days; the cap is 2/,
    },
    {
      says: 'shown once too long ago to count',
      given: { ...capped, situation: { exposures: [shown(1), shown(7)] } },
      reason: null,
    },
    {
      says: 'shown on another channel',
      given: { ...capped, situation: { exposures: [shown(1), shown(2, { channel: 'web' })] } },
      reason: null,
    },
    {
      says: 'another was shown',
      given: { ...capped, situation: { exposures: [shown(1), shown(2, { product: 'desk' })] } },
      reason: null,
    },
    {
      says: 'a merchandisers’ cap per product, on any channel',
      of: candidate({}, { caps: [cap('product')] }),
      given: { situation: { exposures: [shown(1, { channel: 'web' }), shown(2, { channel: 'email' })] } },
      reason: /It was shown 2 times/,
    },
    {
      says: 'a merchandisers’ cap per rule, of another product',
      of: candidate({}, { caps: [cap('rule')] }),
      given: {
        situation: {
          exposures: [
            shown(1, { product: 'desk', campaign: 'gentle' }),
            shown(2, { product: 'chair', campaign: 'gentle' }),
          ],
        },
      },
      reason: /rule gentle .* 2 times/,
    },
    {
      says: 'a merchandisers’ cap per rule, shown without it',
      of: candidate({}, { caps: [cap('rule')] }),
      given: { situation: { exposures: [shown(1), shown(2), shown(3)] } },
      reason: null,
    },
  ],
  'cool-down': [
    {
      says: 'turned down lately',
      given: { situation: { rejections: [{ product: id('lamp'), at: daysBefore(12) }] } },
      reason: /turned it down 12 days ago; it rests for 30 days/,
    },
    {
      says: 'turned down twice, once lately',
      given: {
        situation: {
          rejections: [
            { product: id('lamp'), at: daysBefore(1) },
            { product: id('lamp'), at: daysBefore(99) },
          ],
        },
      },
      reason: /1 day ago/,
    },
    {
      says: 'turned down long ago',
      given: { situation: { rejections: [{ product: id('lamp'), at: daysBefore(30) }] } },
      reason: null,
    },
    {
      says: 'where nothing cools down',
      given: {
        situation: { rejections: [{ product: id('lamp'), at: daysBefore(0) }] },
        placement: { coolDownDays: 0 },
      },
      reason: null,
    },
  ],
  'open-complaint': [
    { says: 'a ticket about it', given: { situation: { tickets: [ticket(['lamp'])] } }, reason: /ticket t7/ },
    {
      says: 'a complaint about nothing in particular, by e-mail',
      given: { situation: { tickets: [ticket([], 'Complaint')] }, placement: { channel: 'email' } },
      reason: /complaint t7 .* by email/,
    },
    {
      says: 'a complaint about nothing in particular, what serves',
      of: candidate({}, { intent: 'replenish' }),
      given: { situation: { tickets: [ticket([], 'Beschwerde')] }, placement: { channel: 'email' } },
      reason: null,
    },
    {
      says: 'a complaint about nothing in particular, in the shop',
      given: { situation: { tickets: [ticket([], 'complaint')] } },
      reason: null,
    },
    {
      says: 'a question about nothing in particular',
      given: { situation: { tickets: [ticket([], 'question')] }, placement: { channel: 'email' } },
      reason: null,
    },
    { says: 'a ticket about another', given: { situation: { tickets: [ticket(['desk'])] } }, reason: null },
  ],
  'recent-refund': [
    {
      says: 'given back lately',
      given: { situation: { returns: [{ product: id('lamp'), at: daysBefore(89) }] } },
      reason: /gave it back 89 days ago; it rests for 90 days/,
    },
    {
      says: 'given back long ago',
      given: { situation: { returns: [{ product: id('lamp'), at: daysBefore(90) }] } },
      reason: null,
    },
  ],
  'margin-floor': [
    { says: 'below', given: { placement: { marginFloor: 0.41 } }, reason: /earn 40 % .* floor is 41 %/ },
    { says: 'at the floor', given: { placement: { marginFloor: 0.4 } }, reason: null },
    {
      says: 'below after discounts',
      of: candidate({}, { discounts: [{ rule: 'sale', version: 1, percent: 25 }] }),
      given: { placement: { marginFloor: 0.25 } },
      reason: /earn 20 %/,
    },
    {
      says: 'for nothing',
      of: candidate({ price: 0 }),
      given: { placement: { marginFloor: -1 } },
      reason: /earn nothing/,
    },
    {
      says: 'cost unknown',
      of: candidate({ cost: null }),
      given: { placement: { marginFloor: 0.9 } },
      reason: null,
    },
    { says: 'no floor', of: candidate({ cost: 1000 }), reason: null },
  ],
  'below-minimum': [
    {
      says: 'too unlikely',
      given: { placement: { minPropensity: 0.101 } },
      reason: /10 %.* asks for 10.1 %/,
    },
    { says: 'just likely enough', given: { placement: { minPropensity: 0.1 } }, reason: null },
  ],
  'other-intent': [
    {
      says: 'not in the mix',
      given: { placement: { intents: { complement: 1, upgrade: 0.5 } } },
      reason: /to be discovered; this placement offers complement, upgrade/,
    },
    {
      says: 'in the mix with no share',
      given: { placement: { intents: { complement: 1, discover: 0 } } },
      reason: /offers complement\.$/,
    },
    { says: 'in the mix', given: { placement: { intents: { discover: 0.1 } } }, reason: null },
  ],
};
