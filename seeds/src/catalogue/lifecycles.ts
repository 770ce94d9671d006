import { DAY_MS } from '../calendar.js';
import { randomFor } from '../chance/random.js';
import type { Settings } from '../options.js';
import type { Links } from './links.js';
import type { Catalogue } from './product.js';

const LAUNCHED_LATER = 0.08;
const RETIRED = 0.025;

/** When a product is sold: from `from` (inclusive) until `until` (exclusive), both at midnight or open-ended. */
export interface Lifecycle {
  readonly from: number;
  readonly until: number;
  readonly ending: 'inactive' | 'deleted' | null;
}

/** By product index. Whatever is planted stays on sale throughout, so that its truth can be learned. */
export function planLifecycles(settings: Settings, catalogue: Catalogue, links: Links): readonly Lifecycle[] {
  const planted = new Set([
    ...links.complements.flatMap(({ from, to }) => [from, to]),
    ...links.sequences.flatMap(({ from, to }) => [from, to]),
    ...links.substitutes.flat(),
    ...links.upgrades.flat(),
    ...[...links.requiresOf].flatMap(([needing, needed]) => [needing, ...needed]),
  ]);
  return catalogue.products.map((product) => {
    const throughout: Lifecycle = { from: settings.start, until: Infinity, ending: null };
    if (planted.has(product.index) || product.staple) return throughout;
    const random = randomFor(settings.seed, 'lifecycle', product.id);
    const when = (low: number, high: number): number =>
      Math.ceil((settings.start + (settings.end - settings.start) * random.between(low, high)) / DAY_MS) *
      DAY_MS;
    if (random.chance(LAUNCHED_LATER)) return { ...throughout, from: when(0.05, 0.9) };
    if (!random.chance(RETIRED)) return throughout;
    return {
      from: settings.start,
      until: when(0.6, 0.97),
      ending: random.chance(0.35) ? 'deleted' : 'inactive',
    };
  });
}

export const isSold = ({ from, until }: Lifecycle, at: number): boolean => at >= from && at < until;
