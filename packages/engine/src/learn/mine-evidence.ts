import {
  buildHistory,
  type Knowledge,
  type Learning,
  learnKnowledge,
  type PurchaseHistory,
  relatedEach,
  segmentSellers,
  type Settings,
  type Spendings,
  type WeightedTopSeller,
} from '@wherefore/learning';
import { discover, type Discoveries } from './discover.js';
import type { ShopGroups } from './read-shop.js';

/** Everything a learning run finds, before it is written. */
export interface Mined extends Omit<Knowledge, 'complements'>, Discoveries {
  /** The products that edge lists number. */
  readonly products: readonly string[];
  readonly segments: readonly WeightedTopSeller[];
}

const NO_VIEWS = buildHistory([]);

/** Mines one history, and what was looked at meanwhile; the same history, views and options give the same result. */
export async function mineEvidence(
  history: PurchaseHistory,
  shop: ShopGroups,
  run: {
    readonly settings: Settings;
    readonly learning: Learning;
    readonly views?: PurchaseHistory;
    readonly spendings?: Spendings;
  },
): Promise<Mined> {
  const { settings, learning, views = NO_VIEWS, spendings = null } = run;
  const rest = await learnKnowledge(history, settings, learning);
  learning.onStage('ridge: what customers who have one tend to have too');
  const { attributeStrength, lambdaFactor } = settings;
  const [related = rest.walkedTo] = await relatedEach(history, [lambdaFactor], {
    ...learning,
    attributeStrength,
  });
  learning.onStage('sequences with their gaps, substitutes, upgrades, likeness and groups of customers');
  const found = discover(history, shop, { views, complements: rest.complements, spendings });
  const { everyone } = rest.topSellers;
  const learned = found.groups.map(({ id, members }) => ({
    kind: 'customers' as const,
    group: id,
    members: members.map(({ customer }) => customer),
  }));
  return {
    ...rest,
    ...found,
    related,
    products: history.products,
    segments: segmentSellers(history, [...shop.segments, ...learned], {
      limits: learning.limits,
      everyone,
    }),
  };
}
