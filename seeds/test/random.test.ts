import { randomFor } from '../src/chance/random.js';
import { shuffled } from '../src/chance/shuffled.js';
import { weightedPicker } from '../src/chance/weighted-picker.js';
import { median } from './told-shop.js';

const N = 40_000;
const draw = (next: () => number): number[] => Array.from({ length: N }, next);
const mean = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0) / numbers.length;

test('uniform numbers fill [0, 1) evenly', () => {
  const random = randomFor(1, 'uniform');
  const bins = Array<number>(20).fill(0);
  for (const x of draw(random.next)) bins[Math.floor(x * 20)] = (bins[Math.floor(x * 20)] ?? 0) + 1;
  const chiSquared = bins.reduce((sum, count) => sum + (count - N / 20) ** 2 / (N / 20), 0);
  expect(chiSquared).toBeLessThan(43.8); // 19 degrees of freedom, p = 0.001
});

test('the first numbers of neighbouring streams are unrelated', () => {
  const firsts = Array.from({ length: N }, (_, n) => randomFor(1, 'customer', n).next());
  const pairs = mean(firsts.slice(1).map((x, n) => (x - 0.5) * ((firsts[n] ?? 0) - 0.5)));
  expect(mean(firsts)).toBeCloseTo(0.5, 1);
  expect(Math.abs(pairs * 12)).toBeLessThan(0.02);
});

test('distributions have the moments they promise', () => {
  const random = randomFor(2, 'moments');
  expect(mean(draw(() => random.poisson(1.45)))).toBeCloseTo(1.45, 1);
  expect(mean(draw(() => random.exponential(8))) / 8).toBeCloseTo(1, 1);
  expect(median(draw(() => random.logNormal(30, 0.4))) / 30).toBeCloseTo(1, 1);
});

test('a weighted picker follows its weights and never picks weight 0', () => {
  const pick = weightedPicker([0, 1, 3, 0]);
  const picks = draw(() => pick(randomForPicks));
  expect(new Set(picks)).toEqual(new Set([1, 2]));
  expect(picks.filter((at) => at === 2).length / N).toBeCloseTo(0.75, 1);
  expect(() => weightedPicker([0, 0])).toThrow(RangeError);
});
const randomForPicks = randomFor(3, 'picks');

test('shuffling keeps every element', () => {
  const cards = Array.from({ length: 52 }, (_, n) => n);
  const dealt = shuffled(cards, randomFor(4));
  expect(dealt).not.toEqual(cards);
  expect([...dealt].sort((a, b) => a - b)).toEqual(cards);
});

test('picking from nothing is a mistake', () => {
  expect(() => randomFor(5).pick([])).toThrow(RangeError);
});
