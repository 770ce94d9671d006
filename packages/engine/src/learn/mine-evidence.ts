import {
  baseRate,
  type ComplementEdge,
  fitRelated,
  mineComplements,
  mineRepeats,
  mineTopSellers,
  type PurchaseHistory,
  type RelatedEdge,
  type RepeatEdge,
  type SalesGroup,
  type TopSeller,
} from '@wherefore/learning';
import type { LearnOptions } from './learn-options.js';
import type { ShopGroups } from './read-shop.js';

/** A top seller with the weight that evidence adds up: log buyers, 1 for the shop's best seller. */
export type WeightedTopSeller = TopSeller & { readonly weight: number };

/** Everything a learning run finds, before it is written. */
export interface Mined {
  readonly complements: readonly ComplementEdge[];
  readonly related: readonly RelatedEdge[];
  readonly repeats: readonly RepeatEdge[];
  readonly topSellers: Readonly<Record<'category' | 'brand' | 'segment', readonly WeightedTopSeller[]>>;
  /** Probability that a random customer buys a random product within four weeks. */
  readonly baseRate: number;
}

/** Mines one history; the same history and options give the same result. */
export async function mineEvidence(
  history: PurchaseHistory,
  groups: ShopGroups,
  run: { options: LearnOptions; onStage: (stage: string) => void },
): Promise<Mined> {
  const { options, onStage } = run;
  onStage('baskets: what is bought together');
  const { edges: complements } = mineComplements(history, {
    minConfidence: options.minConfidence,
    minLift: options.minLift,
  });
  onStage('repeats: what people come back for');
  const repeats = mineRepeats(history, { minBuyers: options.minBuyers }).filter(
    ({ probability }) => probability >= options.minRepeatProbability,
  );
  onStage('ridge: what customers who have one tend to have too');
  const { edges: related } = await fitRelated(history, { threads: options.threads });
  onStage('top sellers of the shop, its segments, categories and brands');
  return {
    complements,
    related,
    repeats,
    topSellers: mineGroups(history, groups, options),
    baseRate: baseRate(history, { windowDays: 28 }),
  };
}

function mineGroups(
  history: PurchaseHistory,
  groups: ShopGroups,
  options: LearnOptions,
): Mined['topSellers'] {
  const everyone: SalesGroup = { kind: 'everyone', group: 'everyone' };
  const mine = (wanted: readonly SalesGroup[], windowDays: number) =>
    mineTopSellers(history, wanted, { windowDays, minBuyers: options.minBuyers, maxPerGroup: 50 });
  const windows = options.topSellerWindows;
  const window = windows.find((days) => mine([everyone], days).length > 0) ?? windows[0] ?? 28;
  const shop = mineTopSellers(history, [everyone], {
    windowDays: window,
    minBuyers: options.minBuyers,
    maxPerGroup: 200,
  });
  const most = Math.log1p(shop[0]?.buyers ?? 1);
  const weigh = (sellers: readonly TopSeller[]) =>
    sellers.map((seller) => ({ ...seller, weight: Math.min(1, Math.log1p(seller.buyers) / most) }));
  return {
    segment: weigh([...shop, ...mine(groups.segments, window)]),
    category: weigh(mine(groups.categories, window)),
    brand: weigh(mine(groups.brands, window)),
  };
}
