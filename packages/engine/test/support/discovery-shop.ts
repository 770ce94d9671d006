import { event, order } from './events.js';

const DAY_MS = 86_400_000;
const NOUNS = ['saw', 'drill', 'plane', 'sander', 'router', 'chisel'];
const many = <T>(count: number, make: (at: number) => T): T[] =>
  Array.from({ length: count }, (_, at) => make(at));

const product = (id: string, title: string, more: object = {}) =>
  event('product.upserted', {
    product: id,
    title,
    categories: ['things'],
    brand: 'Acme',
    price: 20,
    stock: 100,
    ...more,
  });

/** What there is to discover: a step and its gap, alternatives, tools with a dearer sister each, a product nobody bought yet. */
export function discoveryShop(now: Date) {
  const before = (days: number) => new Date(now.getTime() - days * DAY_MS).toISOString();
  const buys = (id: string, customer: string, [days, ...products]: [number, ...string[]]) =>
    order(id, customer, { at: before(days), products });
  const viewed = (session: string, id: string) => event('product.viewed', { session, product: id });
  return [
    event('category.upserted', { category: 'things', name: 'Things' }),
    event('category.upserted', { category: 'kettles', name: 'Kettles' }),
    event('category.upserted', { category: 'tools', name: 'Tools' }),
    product('boots', 'Leather boots'),
    product('wax', 'Shoe wax', { price: 6 }),
    product('kettle', 'Steel kettle', { categories: ['kettles'] }),
    product('other-kettle', 'Glass kettle', { categories: ['kettles'], price: 24 }),
    product('cup', 'Tea cup', { substitutes: ['saucer'] }),
    product('saucer', 'Saucer'),
    product('rug', 'Woven wool rug', { price: 90, brand: 'Loom' }),
    product('new-rug', 'Woven wool rug, blue', { price: 95, brand: 'Loom' }),
    ...NOUNS.flatMap((noun, at) => [
      product(noun, `Acme ${noun}`, { categories: ['tools'], price: 30 + at }),
      product(`${noun}-plus`, `Acme Plus ${noun}`, { categories: ['tools'], price: 50 + at }),
    ]),
    event('consent.changed', { customer: 'd00', purpose: 'personalisation', granted: false }),
    ...many(40, (at) => [
      buys(`boots${at}`, `d${String(at).padStart(2, '0')}`, [
        100 + at,
        'boots',
        `p0${at % 7}`,
        `p1${at % 9}`,
      ]),
      buys(`wax${at}`, `d${String(at).padStart(2, '0')}`, [
        80 + at - (at % 3),
        'wax',
        `p2${at % 7}`,
        `p3${at % 9}`,
      ]),
      buys(`cup${at}`, `e${at}`, [60 + at, 'cup', 'saucer']),
      buys(`kettle${at}`, `f${at}`, [50 + at, at % 2 === 0 ? 'kettle' : 'other-kettle', 'rug']),
      viewed(`look${at}`, 'kettle'),
      viewed(`look${at}`, 'other-kettle'),
      ...many(3, (n) => [
        viewed(`browse${at}-${n}`, `p${((at + n * 17) % 50) + 10}`),
        viewed(`browse${at}-${n}`, `p${((at * 7 + n * 5) % 40) + 20}`),
      ]).flat(),
    ]).flat(),
  ];
}
