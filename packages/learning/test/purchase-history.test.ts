import fc from 'fast-check';
import { buildHistory, checkHistory, type PurchaseHistory } from '../src/index';
import { history, order, orders } from './worlds';

const sound: PurchaseHistory = history(
  order('bea', 2, 'tea milk tea'),
  order('ann', 1, 'milk'),
  order(null, 3, 'tea'),
);

test('orders become sorted columns, baskets in time order, repeats within an order folded', () => {
  expect(sound.products).toEqual(['milk', 'tea']);
  expect(sound.customers).toEqual(['ann', 'bea']);
  expect([...sound.basketCustomer]).toEqual([0, 1, -1]);
  expect([...sound.basketOffset]).toEqual([0, 1, 3, 4]);
  expect([...sound.basketItem]).toEqual([0, 1, 0, 1]);
});

test('whatever is built is sound', () => {
  fc.assert(fc.property(orders, (past) => checkHistory(buildHistory(past))));
  expect(() => checkHistory(buildHistory([]))).not.toThrow();
});

test.each<[string, Partial<PurchaseHistory>, RegExp]>([
  ['a missing time', { basketTime: new Float64Array(2) }, /disagree in length/],
  ['a time that is none', { basketTime: Float64Array.of(1, NaN, 2) }, /basket 1 has no time/],
  ['an unknown customer', { basketCustomer: Int32Array.of(0, 2, -1) }, /basket 1 names customer 2/],
  ['an unknown product', { basketItem: Int32Array.of(0, 1, 0, 2) }, /basket 2 names product 2/],
  [
    'a product twice in a basket',
    { basketItem: Int32Array.of(0, 1, 1, 1) },
    /basket 1 names product 1 twice/,
  ],
  ['offsets that end early', { basketOffset: Int32Array.of(0, 1, 3, 3) }, /must run from 0/],
  ['offsets that fall', { basketOffset: Int32Array.of(0, 2, 1, 4) }, /falls at basket 1/],
])('%s is refused by name', (_, wrong, message) => {
  expect(() => checkHistory({ ...sound, ...wrong })).toThrow(message);
});
