import { DAY_MS } from '../calendar.js';
import { randomFor, type Random } from '../chance/random.js';
import type { Settings } from '../options.js';
import { charmPrice, type Product } from './product.js';

const REPRICED = 0.25;
const IN_SALE = 0.1;
/** Sales of the year: first day, length in days. */
const SALES = [
  { month: 11, day: 22, days: 9 },
  { month: 7, day: 1, days: 16 },
] as const;

/** A price that came into force. */
export interface PriceChange {
  readonly at: number;
  readonly price: number;
}

/** A product's prices after its first, in order of time. */
export type PriceHistory = readonly PriceChange[];

/** Most products keep their price; some are repriced for good, some are in a sale and come back. */
export function planPrices(settings: Settings, product: Product): PriceHistory {
  if (product.kind !== 'good') return [];
  const random = randomFor(settings.seed, 'price', product.id);
  const changes: PriceChange[] = [];
  if (random.chance(REPRICED)) {
    const at = settings.start + (settings.end - settings.start) * random.between(0.05, 0.95);
    changes.push({ at: midnight(at), price: charmPrice(product.price * random.between(0.9, 1.14)) });
  }
  for (const sale of salesOf(settings)) {
    if (random.chance(IN_SALE)) changes.push(...discount(product, changes, { ...sale, random }));
  }
  return changes.sort((a, b) => a.at - b.at).filter(({ at }) => at > settings.start && at < settings.end);
}

/** Price in force at an instant, EUR. */
export function priceAt(product: Product, history: PriceHistory, at: number): number {
  return history.findLast((change) => change.at <= at)?.price ?? product.price;
}

interface Sale {
  readonly from: number;
  readonly until: number;
}

function salesOf({ start, end }: Settings): Sale[] {
  const first = new Date(start).getUTCFullYear();
  const last = new Date(end).getUTCFullYear();
  const years = Array.from({ length: last - first + 1 }, (_, n) => first + n);
  return years.flatMap((year) =>
    SALES.map(({ month, day, days }) => {
      const from = Date.UTC(year, month - 1, day);
      return { from, until: from + days * DAY_MS };
    }),
  );
}

function discount(product: Product, before: PriceHistory, sale: Sale & { random: Random }): PriceChange[] {
  const ordered = [...before].sort((a, b) => a.at - b.at);
  const usual = priceAt(product, ordered, sale.from);
  const back = priceAt(product, ordered, sale.until);
  const reduced = charmPrice(usual * sale.random.between(0.7, 0.86));
  return [
    { at: sale.from, price: reduced },
    { at: sale.until, price: back },
  ];
}

const midnight = (at: number): number => Math.floor(at / DAY_MS) * DAY_MS;
