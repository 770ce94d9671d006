import { mineUpgrades, type ProductTraits, type SequenceEdge } from '../src/index';

/** The maker is the first word. */
const item = (title: string, price: number, category: string): ProductTraits => ({
  title,
  price,
  categories: [category],
  above: [],
  brands: title.split(' ').slice(0, 1),
});
/** Six kinds that come plain, `Plus` and `Pro`, each dearer than the one before. */
const families = ['drill', 'saw', 'sander', 'router', 'planer', 'grinder'].flatMap((noun, at) => [
  [noun, item(`Acme ${noun}`, 50 + at, noun)] as const,
  [`${noun}-plus`, item(`Acme Plus ${noun}`, 80 + at, noun)] as const,
  [`${noun}-pro`, item(`Acme Pro ${noun}`, 120 + at, noun)] as const,
]);
const follows = (from: string, to: string): SequenceEdge => ({
  from,
  to,
  n: 40,
  probability: 0.2,
  medianGapDays: 100,
  lift: 9,
  significance: 99,
});
const upgrades = (more: Iterable<readonly [string, ProductTraits]>, sequences: SequenceEdge[] = []) =>
  mineUpgrades({ traits: new Map([...families, ...more]), sequences });

test('the next of a family is the step up, and the last has none', () => {
  const found = upgrades([]).filter(({ from }) => from.startsWith('drill'));
  expect(found.map(({ from, to, reason }) => [from, to, reason])).toEqual([
    ['drill', 'drill-plus', 'family'],
    ['drill-plus', 'drill-pro', 'family'],
  ]);
  expect(found[0]?.priceFactor).toBeCloseTo(1.6, 12);
  expect(found[0]?.weight).toBeCloseTo(2 / 3, 12);
});

test('a word that does not raise the price elsewhere makes no family', () => {
  const colours = ['drill', 'saw', 'sander', 'router', 'planer', 'grinder'].map(
    (noun, at) => [`red-${noun}`, item(`Acme red ${noun}`, at % 2 === 0 ? 70 : 40, noun)] as const,
  );
  expect(upgrades(colours).filter(({ to }) => to.startsWith('red'))).toEqual([]);
});

test('what buyers of the one come to later is a step up where it costs more, of the same kind', () => {
  const more = [
    ['old', item('Bolt hammer', 50, 'hammers')],
    ['new', item('Nova mallet', 90, 'hammers')],
    ['vast', item('Huge ram', 900, 'hammers')],
    ['bag', item('Bag', 90, 'bags')],
  ] as const;
  const found = upgrades(more, [
    follows('old', 'new'),
    follows('new', 'old'),
    follows('old', 'bag'),
    follows('old', 'vast'),
  ]);
  expect(found.filter(({ reason }) => reason === 'bought-later')).toEqual([
    { from: 'old', to: 'new', priceFactor: 1.8, reason: 'bought-later', weight: 0.2, n: 40 },
  ]);
});

test('without prices there is no step', () => {
  const free = families.map(([id, one]) => [id, { ...one, price: null }] as const);
  expect(mineUpgrades({ traits: new Map(free), sequences: [] })).toEqual([]);
});
