import { ProductId, type Properties, type Term } from '@wherefore/contracts';
import { discretionWith, headlineOf, labelOf, wordingFor } from '@wherefore/explain';
import fc from 'fast-check';

const en = wordingFor('en');

function popularWith(name: string, facts: Properties, properties: Properties = {}): Term {
  const behaviour = { type: 'IN_SEGMENT', properties };
  return {
    source: 'segment',
    anchor: { kind: 'segment', label: 'Segment', id: 'g1', name, weight: 1, behaviour },
    row: { anchor: 'g1', candidate: ProductId.parse('pegs'), strength: 0.3, via: null, facts: [facts] },
    coefficient: 1,
    value: 0.3,
  };
}
const HIDDEN = 'Popular with shoppers like you';

it('names a group that is large enough and harmless', () => {
  expect(headlineOf([popularWith('Campers', { buyers: 10 })], en)).toBe('Popular with Campers');
  expect(headlineOf([popularWith('Campers', {}, { members: 250 })], en)).toBe('Popular with Campers');
});

it.each([
  ['nine people', { buyers: 9 }, {}],
  ['nobody knows how many', {}, {}],
  ['nine members, whatever they bought', { buyers: 40 }, { members: 9 }],
])('does not name a group of %s', (_, facts, properties) => {
  expect(headlineOf([popularWith('Campers', facts, properties)], en)).toBe(HIDDEN);
});

it.each([
  'Diabetics',
  'Pregnant customers',
  'LGBT community',
  'Union members',
  'Catholic families',
  'In debt',
  'Income 50-74K',
  'Frauengesundheit',
  'Überschuldete Haushalte',
  'Gewerkschafter',
  'Party voters',
])('does not name %s, however many', (name) => {
  expect(headlineOf([popularWith(name, { buyers: 10_000 })], en)).toBe(HIDDEN);
  expect(labelOf(popularWith(name, {}), en)).toContain(name);
});

it('looks at the id as well', () => {
  const term = popularWith('Group 7', { buyers: 99 });
  expect(headlineOf([{ ...term, anchor: { ...term.anchor, id: 'crm-hiv-positive' } }], en)).toBe(HIDDEN);
});

it.each(['Reunion planners', 'Discounters', 'Weekend campers'])('does name %s', (name) => {
  expect(headlineOf([popularWith(name, { buyers: 99 })], en)).toBe(`Popular with ${name}`);
});

it('a shop adds words of its own', () => {
  const discretion = discretionWith(['Zocker']);
  expect(headlineOf([popularWith('Die zocker', { buyers: 99 })], en, discretion)).toBe(HIDDEN);
  expect(headlineOf([popularWith('Campers', { buyers: 99 })], en, discretion)).toBe('Popular with Campers');
});

it('a group below ten is never named, whatever it is called', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Z]{8,12}$/), fc.integer({ min: 0, max: 9 }), (name, buyers) => {
      for (const language of ['en', 'de'])
        expect(headlineOf([popularWith(name, { buyers })], wordingFor(language))).not.toContain(name);
    }),
  );
});
