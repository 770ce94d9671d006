import type { Epoch, EvidenceSource, Weighting } from '@wherefore/contracts';
import { type Evidence, type ProductGroups, Ranker, type Signal, signalsOf } from '@wherefore/learning';

export interface ServedFrom {
  readonly knowledge: Evidence;
  readonly products: readonly string[];
  readonly groups: ProductGroups;
}

/** The terms that an epoch adds up, with the coefficients that offers are decided with. */
export function servedTerms(
  { coefficients, weightings }: Pick<Epoch, 'coefficients' | 'weightings'>,
  { knowledge, products, groups }: ServedFrom,
): { readonly signal: Signal; readonly coefficient: number }[] {
  const partOf = (source: EvidenceSource, weighting: Weighting): number =>
    weightings?.[source]?.[weighting] ?? 0;
  return signalsOf(knowledge, { products, groups }, true).map((signal) => ({
    signal,
    coefficient: coefficients[signal.source] * partOf(signal.source, signal.weighting),
  }));
}

/** What an epoch and what it learned rank by: the evaluator's own ranking, with the coefficients that offers are decided with. */
export function servedRanker(
  epoch: Pick<Epoch, 'coefficients' | 'weightings'>,
  from: ServedFrom,
  options: { readonly count: number; readonly newOnly: boolean },
): Ranker {
  return new Ranker(servedTerms(epoch, from), { products: from.products.length, ...options });
}
