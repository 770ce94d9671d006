import fc from 'fast-check';
import { cosineOf, DIMENSIONS, embedContent, mineSimilar, type ProductTraits } from '../src/index';
import { byMany, history } from './worlds';

const item = (title: string, category: string, more: Partial<ProductTraits> = {}): ProductTraits => ({
  title,
  price: 20,
  brands: ['Acme'],
  categories: [category],
  above: [],
  ...more,
});
const traits = new Map([
  ['boots', item('Acme leather hiking boots', 'boots')],
  ['boots-new', item('Acme leather hiking boots, brown', 'boots', { price: 22 })],
  ['boots-other', item('Bolt canvas hiking boots', 'boots', { price: 60, brands: ['Bolt'] })],
  ['lamp', item('Bright reading lamp', 'lamps', { price: 35, brands: ['Glow'] })],
  ['lamp-new', item('Bright desk lamp', 'lamps', { price: 38, brands: ['Glow'] })],
  ['rug', item('Woven rug', 'rugs', { price: 90, brands: ['Loom'] })],
]);
const past = history(byMany(9, 'boots'), byMany(9, 'boots-other'), byMany(9, 'lamp'), byMany(9, 'rug'));

test('vectors have length 1 and depend on the catalogue alone', () => {
  const one = embedContent(traits);
  expect(one.ids).toEqual([...traits.keys()].sort());
  one.ids.forEach((_, at) => expect(cosineOf(one, at, at)).toBeCloseTo(1, 5));
  expect(embedContent(new Map([...traits].reverse()))).toEqual(one);
  const many = { ...item('Acme lamp', 'lamps'), above: ['home', 'light', 'sale'] };
  const turned = { ...many, above: [...many.above].reverse() };
  expect(embedContent(new Map([...traits, ['many', many]]))).toEqual(
    embedContent(new Map([...traits, ['many', turned]])),
  );
});

test('of a product nothing is known of, the vector is all 0', () => {
  const nothing = { title: null, price: null, brands: [], categories: [], above: [] };
  const { values } = embedContent(new Map([...traits, ['blank', nothing]]));
  expect(values.slice(0, DIMENSIONS).every((value) => value === 0)).toBe(true);
});

test('what is described alike is nearer than what is of the same kind, and that nearer than the rest', () => {
  const embeddings = embedContent(traits);
  const to = (id: string) =>
    cosineOf(embeddings, embeddings.ids.indexOf('boots-new'), embeddings.ids.indexOf(id));
  expect(to('boots')).toBeGreaterThan(to('boots-other'));
  expect(to('boots-other')).toBeGreaterThan(to('rug'));
});

test('cold products are tied to the warm ones that they are like, both ways', () => {
  const edges = mineSimilar({ history: past, traits, embeddings: embedContent(traits) }, { minCosine: 0.3 });
  const pairs = edges.map(({ from, to }) => `${from}>${to}`);
  expect(pairs).toEqual(
    expect.arrayContaining(['boots>boots-new', 'boots-new>boots', 'lamp>lamp-new', 'lamp-new>lamp']),
  );
  expect(pairs.some((pair) => pair.includes('rug'))).toBe(false);
  expect(pairs).not.toContain('boots>boots-other');
});

test('degrees are bounded and every edge has a cold end, in any catalogue', () => {
  const words = fc.constantFrom('red', 'blue', 'cup', 'mug', 'plate', 'bowl');
  const any = fc.array(fc.array(words, { minLength: 1, maxLength: 4 }), { minLength: 2, maxLength: 20 });
  fc.assert(
    fc.property(any, fc.array(fc.boolean(), { minLength: 20, maxLength: 20 }), (titles, warm) => {
      const catalogue = new Map(titles.map((title, at) => [`p${at}`, item(title.join(' '), 'things')]));
      const sold = titles.flatMap((_, at) => (warm[at] === true ? byMany(6, `p${at}`) : []));
      const options = { minCosine: 0, maxPerProduct: 3 };
      const edges = mineSimilar(
        { history: history(sold), traits: catalogue, embeddings: embedContent(catalogue) },
        options,
      );
      const degree = new Map<string, number>();
      for (const { from, to, cosine } of edges) {
        degree.set(from, (degree.get(from) ?? 0) + 1);
        expect(warm[Number(from.slice(1))] === true).not.toBe(warm[Number(to.slice(1))] === true);
        expect(cosine).toBeGreaterThanOrEqual(0);
        expect(cosine).toBeLessThanOrEqual(1);
      }
      expect(Math.max(0, ...degree.values())).toBeLessThanOrEqual(3);
    }),
  );
});
