import {
  type Knowledge,
  type Learning,
  learnKnowledge,
  type PurchaseHistory,
  relatedEach,
  segmentSellers,
  type Settings,
  type WeightedTopSeller,
} from '@wherefore/learning';
import type { ShopGroups } from './read-shop.js';

/** Everything a learning run finds, before it is written. */
export interface Mined extends Knowledge {
  /** The products that edge lists number. */
  readonly products: readonly string[];
  readonly segments: readonly WeightedTopSeller[];
}

/** Mines one history; the same history and options give the same result. */
export async function mineEvidence(
  history: PurchaseHistory,
  { segments }: ShopGroups,
  { settings, learning }: { readonly settings: Settings; readonly learning: Learning },
): Promise<Mined> {
  const rest = await learnKnowledge(history, settings, learning);
  learning.onStage('ridge: what customers who have one tend to have too');
  const { attributeStrength, lambdaFactor } = settings;
  const [related = rest.walkedTo] = await relatedEach(history, [lambdaFactor], {
    ...learning,
    attributeStrength,
  });
  const { everyone } = rest.topSellers;
  return {
    ...rest,
    related,
    products: history.products,
    segments: segmentSellers(history, segments, { limits: learning.limits, everyone }),
  };
}
