import { candidate, id } from './candidates.js';
import type { Cases } from './case.js';

const attributes = (values: Record<string, string | number | boolean>) => candidate({ attributes: values });

/** Rules about the product, the request and the law. */
export const PRODUCT_CASES: Cases = {
  'unknown-product': [
    { says: 'without a title', of: candidate({ title: null }), reason: /not in the catalogue/ },
    { says: 'deleted', of: candidate({ deleted: true }), reason: /not in the catalogue/ },
    { says: 'with a title', reason: null },
  ],
  inactive: [
    { says: 'not on sale', of: candidate({ active: false }), reason: /not for sale/ },
    { says: 'on sale', reason: null },
  ],
  'no-price': [
    { says: 'without a price where prices are shown', of: candidate({ price: null }), reason: /no price/ },
    {
      says: 'without a price where none are shown',
      of: candidate({ price: null }),
      given: { placement: { constraints: { showPrice: false } } },
      reason: null,
    },
    { says: 'for nothing', of: candidate({ price: 0, cost: 0 }), reason: null },
  ],
  'out-of-stock': [
    { says: 'with none left', of: candidate({ stock: 0 }), reason: /out of stock: 0 left/ },
    { says: 'with one left', of: candidate({ stock: 1 }), reason: null },
    { says: 'not counted', of: candidate({ stock: null }), reason: null },
    {
      says: 'out, but on the shelf of the store asked about',
      of: candidate({ stock: 0, stores: { vienna: 2 } }),
      given: { request: { store: 'vienna' } },
      reason: null,
    },
    {
      says: 'out, and on the shelf of another store only',
      of: candidate({ stock: 0, stores: { graz: 2 } }),
      given: { request: { store: 'vienna' } },
      reason: /out of stock/,
    },
  ],
  'not-in-store': [
    {
      says: 'the store has none',
      of: candidate({ stores: { vienna: 0, graz: 4 } }),
      given: { request: { store: 'vienna' } },
      reason: /store vienna has 0/,
    },
    {
      says: 'the store is not named',
      of: candidate({ stores: { graz: 4 } }),
      given: { request: { store: 'vienna' } },
      reason: /store vienna has 0/,
    },
    {
      says: 'a store called like a method of objects',
      of: candidate({ stores: { graz: 4 } }),
      given: { request: { store: 'constructor' } },
      reason: /store constructor has 0/,
    },
    {
      says: 'the store has one',
      of: candidate({ stores: { vienna: 1 } }),
      given: { request: { store: 'vienna' } },
      reason: null,
    },
    { says: 'the shop does not count by store', given: { request: { store: 'vienna' } }, reason: null },
    { says: 'no store was asked about', of: candidate({ stores: { vienna: 0 } }), reason: null },
  ],
  'being-viewed': [
    { says: 'looked at', given: { situation: { viewing: id('lamp') } }, reason: /being looked at/ },
    { says: 'another is looked at', given: { situation: { viewing: id('desk') } }, reason: null },
  ],
  'in-cart': [
    { says: 'in the cart', given: { situation: { cart: [id('lamp')] } }, reason: /in the cart already/ },
    { says: 'another is in the cart', given: { situation: { cart: [id('desk')] } }, reason: null },
  ],
  excluded: [
    { says: 'excluded', given: { request: { filters: { exclude: ['lamp'] } } }, reason: /excludes it/ },
    { says: 'another is excluded', given: { request: { filters: { exclude: ['desk'] } } }, reason: null },
  ],
  filtered: [
    {
      says: 'another category',
      given: { request: { filters: { categories: ['desks'] } } },
      reason: /categories/,
    },
    {
      says: 'its category',
      given: { request: { filters: { categories: ['desks', 'lamps'] } } },
      reason: null,
    },
    { says: 'another brand', given: { request: { filters: { brands: ['Oak'] } } }, reason: /brands/ },
    {
      says: 'no brand',
      of: candidate({ brand: null }),
      given: { request: { filters: { brands: ['Oak'] } } },
      reason: /brands/,
    },
    {
      says: 'too cheap',
      given: { request: { filters: { minPrice: 101 } } },
      reason: /At 100 .* less than 101/,
    },
    { says: 'just dear enough', given: { request: { filters: { minPrice: 100 } } }, reason: null },
    { says: 'too dear', given: { request: { filters: { maxPrice: 99 } } }, reason: /At 100 .* more than 99/ },
    { says: 'just cheap enough', given: { request: { filters: { maxPrice: 100 } } }, reason: null },
    {
      says: 'without a price to compare',
      of: candidate({ price: null }),
      given: {
        request: { filters: { maxPrice: 99 } },
        placement: { constraints: { showPrice: false } },
      },
      reason: /no price to compare/,
    },
  ],
  'shown-elsewhere': [
    { says: 'shown', given: { shownElsewhere: new Set(['lamp']) }, reason: /Another unit/ },
    { says: 'another is shown', given: { shownElsewhere: new Set(['desk']) }, reason: null },
  ],
  'campaign-window': [
    {
      says: 'for campaigns only, without one',
      of: attributes({ campaignOnly: true }),
      reason: /campaigns only, and none of 0 runs on 2026-11-24/,
    },
    {
      says: 'before its campaign',
      of: candidate({
        attributes: { campaignOnly: true },
        campaigns: [{ id: 'k', startsAt: '2026-11-24T12:00:00.001Z', endsAt: null }],
      }),
      reason: /none of 1 runs/,
    },
    {
      says: 'at the very start of its campaign, by another clock',
      of: candidate({
        attributes: { campaignOnly: 'true' },
        campaigns: [{ id: 'k', startsAt: '2026-11-24T13:00:00+01:00', endsAt: null }],
      }),
      reason: null,
    },
    {
      says: 'after one of its campaigns and during another',
      of: candidate({
        attributes: { campaignOnly: true },
        campaigns: [
          { id: 'k', startsAt: null, endsAt: '2026-11-01T00:00:00Z' },
          { id: 'l', startsAt: null, endsAt: '2026-12-01T00:00:00Z' },
        ],
      }),
      reason: null,
    },
    {
      says: 'part of a campaign that is over, but not bound to it',
      of: candidate({ campaigns: [{ id: 'k', startsAt: null, endsAt: '2026-11-01T00:00:00Z' }] }),
      reason: null,
    },
  ],
  age: [
    { says: 'age unknown', of: attributes({ minAge: 18 }), reason: /18 and over; how old .* not known/ },
    {
      says: 'perhaps too young',
      of: attributes({ minAge: 18 }),
      given: { situation: { birthYear: 2008 } },
      reason: /18 and over; the visitor is 17 or 18/,
    },
    {
      says: 'certainly old enough',
      of: attributes({ minAge: 18 }),
      given: { situation: { birthYear: 2007 } },
      reason: null,
    },
    {
      says: 'a limit written as text',
      of: attributes({ minAge: '18' }),
      given: { situation: { birthYear: 2010 } },
      reason: /18 and over/,
    },
    {
      says: 'a limit that is no number',
      of: attributes({ minAge: 'adult' }),
      given: { situation: { birthYear: 1950 } },
      reason: /cannot be read: adult/,
    },
    { says: 'no limit', of: attributes({ minAge: 0 }), reason: null },
  ],
  region: [
    { says: 'country unknown', of: attributes({ countries: 'AT, DE' }), reason: /AT, DE only; .* not known/ },
    {
      says: 'another country',
      of: attributes({ countries: 'AT, DE' }),
      given: { situation: { country: 'CH' } },
      reason: /in AT, DE only; the visitor is in CH/,
    },
    {
      says: 'one of its countries, whatever the case',
      of: attributes({ countries: 'AT, DE' }),
      given: { situation: { country: 'de' } },
      reason: null,
    },
    {
      says: 'its country, another region',
      of: attributes({ countries: 'AT', regions: 'Tyrol' }),
      given: { situation: { country: 'AT', region: 'Vienna' } },
      reason: /Tyrol only; the visitor is in Vienna/,
    },
    {
      says: 'its region',
      of: attributes({ regions: 'Tyrol,Vienna' }),
      given: { situation: { region: 'Vienna' } },
      reason: null,
    },
  ],
};
