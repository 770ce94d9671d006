import type { Learning, PurchaseHistory } from '@wherefore/learning';
import type { LearnOptions } from './learn-options.js';
import type { ShopGroups } from './read-shop.js';

/** What learning is told of a shop. */
export function learningOf(
  { categories, brands, attributes }: ShopGroups,
  { products }: PurchaseHistory,
  { options, onStage }: { options: LearnOptions; onStage: (stage: string) => void },
): Learning {
  return {
    attributes: attributes(products),
    groups: { category: categories, brand: brands },
    limits: options,
    threads: options.threads,
    onStage,
  };
}
