import { ANCHOR_KINDS, EVIDENCE_SOURCES, ProductId, REFUSAL_RULES, type Term } from '@wherefore/contracts';
import { headlineOf, labelOf, LANGUAGES, refusalName, wordingFor } from '@wherefore/explain';

const en = wordingFor('en');
const de = wordingFor('de');

const term = (change: Partial<Term> = {}): Term => ({
  source: 'complements',
  anchor: { kind: 'purchased', label: 'Product', id: 'tent', name: 'Tent', weight: 1 },
  row: { anchor: 'tent', candidate: ProductId.parse('pegs'), strength: 0.3, via: null, facts: [{}] },
  coefficient: 1,
  value: 0.3,
  ...change,
});
const repeats = (medianGapDays: number, count: number): Term => {
  const behaviour = { type: 'PURCHASED', properties: { count } };
  return term({
    source: 'own-repeats',
    anchor: { ...term().anchor, behaviour },
    row: { ...term().row, facts: [{ medianGapDays }] },
  });
};

describe.each(LANGUAGES)('in %s', (language) => {
  const wording = wordingFor(language);

  it('every source has a sentence and a label for every kind of anchor', () => {
    for (const source of EVIDENCE_SOURCES) {
      for (const kind of ANCHOR_KINDS) {
        for (const via of [null, { label: 'Category', id: 'camping', name: 'Camping' }]) {
          const group = kind === 'segment' || kind === 'everyone';
          const anchor = {
            ...term().anchor,
            kind,
            label: group ? ('Segment' as const) : ('Product' as const),
          };
          const one = term({ source, anchor, row: { ...term().row, via } });
          for (const text of [headlineOf([one], wording), labelOf(one, wording)]) {
            expect(text).toMatch(/^\p{Lu}.*[^\s,;(]$/u);
            expect(text).not.toMatch(/undefined|null|NaN| {2}|, ?,/);
          }
        }
      }
    }
  });

  it('every refusal has a name of its own, and every kind a counterfactual', () => {
    const names = REFUSAL_RULES.map((rule) => refusalName(rule, wording));
    expect(new Set(names).size).toBe(REFUSAL_RULES.length);
    for (const kind of ANCHOR_KINDS)
      for (const name of ['Tent', null]) expect(wording.without[kind](name)).toMatch(/^\p{Lu}\P{C}+$/u);
  });
});

it('the two languages say different things everywhere', () => {
  for (const rule of REFUSAL_RULES) expect(refusalName(rule, de)).not.toBe(refusalName(rule, en));
  for (const source of EVIDENCE_SOURCES)
    expect(headlineOf([term({ source })], de)).not.toBe(headlineOf([term({ source })], en));
});

it('says how we know of the anchor', () => {
  expect(headlineOf([term()], en)).toBe('Goes with Tent, which you bought');
  expect(headlineOf([term()], de)).toBe('Passt zu „Tent“, von Ihnen gekauft');
  expect(headlineOf([], en)).toBe('A product of this shop');
});

it.each([
  [1, 'the day ', 'einen Tag '],
  [17.8, 'about 18 days ', 'etwa 18 Tage '],
  [92, 'about 3 months ', 'etwa 3 Monate '],
])('a step that takes %s days', (medianGapDays, later, danach) => {
  const step = term({
    source: 'followed-by',
    row: { ...term().row, facts: [{ weight: 0.3, medianGapDays }] },
  });
  expect(headlineOf([step], en)).toBe(`Often chosen ${later}after Tent, which you bought`);
  expect(labelOf(step, en)).toBe(`Follows Tent (purchased), ${later}later`);
  expect(headlineOf([step], de)).toBe(`Oft gewählt ${danach}nach „Tent“, von Ihnen gekauft`);
  expect(labelOf(step, de)).toBe(`Folgt auf Tent (gekauft), ${danach}danach`);
});

it.each([
  [1, 1, 'You bought this; people come back for it about every day'],
  [30.4, 3, 'You bought this 3 times; people come back for it about every 30 days'],
  [61, 1200, 'You bought this 1,200 times; people come back for it about every 2 months'],
])('a gap of %s days after %s purchases, in English', (gap, count, text) => {
  expect(headlineOf([repeats(gap, count)], en)).toBe(text);
});

it.each([
  [1, 1, 'Von Ihnen gekauft; viele kaufen es etwa jeden Tag wieder'],
  [30.4, 3, '3-mal von Ihnen gekauft; viele kaufen es etwa alle 30 Tage wieder'],
  [61, 1200, '1.200-mal von Ihnen gekauft; viele kaufen es etwa alle 2 Monate wieder'],
])('a gap of %s days after %s purchases, in German', (gap, count, text) => {
  expect(headlineOf([repeats(gap, count)], de)).toBe(text);
});

it.each([
  ['de', 'de'],
  ['de-AT', 'de'],
  ['DE_ch', 'de'],
  ['en-US', 'en'],
  ['del', 'en'],
  ['fr', 'en'],
  ['', 'en'],
  [null, 'en'],
])('the locale %s is answered in %s', (locale, language) => {
  expect(wordingFor(locale).language).toBe(language);
});
