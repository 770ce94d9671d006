import type { Epoch, EvidenceSource, Weighting } from '@wherefore/contracts';
import { type Knowledge, type ProductGroups, Ranker, signalsOf } from '@wherefore/learning';

/** What an epoch and what it learned rank by: the evaluator's own ranking, with the coefficients that offers are decided with. */
export function servedRanker(
  { coefficients, weightings }: Epoch,
  {
    knowledge,
    products,
    groups,
  }: {
    readonly knowledge: Knowledge;
    readonly products: readonly string[];
    readonly groups: ProductGroups;
  },
  options: { readonly count: number; readonly newOnly: boolean },
): Ranker {
  const partOf = (source: EvidenceSource, weighting: Weighting): number =>
    weightings?.[source]?.[weighting] ?? 0;
  const weighted = signalsOf(knowledge, { products, groups }, true).map((signal) => ({
    signal,
    coefficient: coefficients[signal.source] * partOf(signal.source, signal.weighting),
  }));
  return new Ranker(weighted, { products: products.length, ...options });
}
