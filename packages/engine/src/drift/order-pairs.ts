import type { OrderFacts } from '@wherefore/log';
import { countBetween, countLabels, quantileBorders } from '@wherefore/learning';
import type { NamedPair } from './judge-counts.js';

const BINS = 10;
const LABELS = 30;
const ADVICE =
  'Customers buy differently: learn again (`wherefore learn --canary`), and see whether it was meant';

/** What a product belongs to, by its id. */
export interface ProductGroup {
  readonly category: ReadonlyMap<string, string>;
  readonly brand: ReadonlyMap<string, string>;
}

/** What orders were like before an instant, and from then on: each feature in bins that were even before. */
export function orderPairs(facts: OrderFacts, groups: ProductGroup, cutMs: number): NamedPair[] {
  const split = facts.time.findIndex((time) => time > cutMs);
  const cut = split < 0 ? facts.time.length : split;
  const numbers = (name: string, values: readonly (number | null)[]): NamedPair => {
    const [reference, recent] = [defined(values.slice(0, cut)), defined(values.slice(cut))];
    const borders = quantileBorders(reference, BINS);
    const counted = { reference: countBetween(reference, borders), recent: countBetween(recent, borders) };
    return { of: 'orders', name, advice: ADVICE, ordered: true, ...counted };
  };
  const labels = (name: string, labelOf: (product: string) => string): NamedPair => {
    const all = facts.product.map(labelOf);
    const { reference, recent } = countLabels(all.slice(0, cut), all.slice(cut), LABELS);
    return { of: 'orders', name, advice: ADVICE, ordered: false, reference, recent };
  };
  return [
    numbers('lines', facts.lines),
    numbers('amount', facts.amount),
    numbers('price', facts.price),
    numbers('days since the order before', facts.gapDays),
    numbers(
      'hour',
      facts.time.map((time) => new Date(time).getUTCHours()),
    ),
    numbers('known customers', facts.known),
    labels('product', (product) => product),
    labels('category', (product) => groups.category.get(product) ?? 'none'),
    labels('brand', (product) => groups.brand.get(product) ?? 'none'),
  ];
}

const defined = (values: readonly (number | null)[]): Float64Array =>
  Float64Array.from(values.filter((value): value is number => value !== null && Number.isFinite(value)));
