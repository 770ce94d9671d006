import { withoutFuture } from '../src/learn/without-future.js';

const NOW = new Date('2026-10-01T12:00:00.000Z');
const at = (text: string): number => Date.parse(text);
const history = (...times: string[]) => ({
  products: ['a', 'b'],
  customers: ['ann'],
  basketCustomer: Int32Array.from(times, () => 0),
  basketTime: Float64Array.from(times, at),
  basketOffset: Int32Array.from([0, ...times.map((_, i) => 2 * (i + 1))]),
  basketItem: Int32Array.from(times.flatMap(() => [0, 1])),
});

it('an order dated in the future does not count, so that it cannot move what is recent', () => {
  const { basketCustomer, basketTime, basketOffset, basketItem } = withoutFuture(
    history('2026-09-01T00:00:00Z', '2026-10-02T11:00:00Z', '3026-01-01T00:00:00Z'),
    NOW,
  );
  expect([...basketTime]).toEqual([at('2026-09-01T00:00:00Z'), at('2026-10-02T11:00:00Z')]);
  expect([basketCustomer.length, [...basketOffset], basketItem.length]).toEqual([2, [0, 2, 4], 4]);
});

it('a history without such an order stays as it is', () => {
  const past = history('2026-09-01T00:00:00Z');
  expect(withoutFuture(past, NOW)).toBe(past);
});
