import type { ProductFacts, ProductId, Refusal, Scored } from '@wherefore/contracts';
import { type EligibilityContext, refusalOf } from '@wherefore/governance';
import type { Graph } from '@wherefore/graph';
import { loadProductFacts } from './load-product-facts.js';

export interface Selection {
  readonly chosen: readonly { readonly scored: Scored; readonly facts: ProductFacts }[];
  /** Candidates that ranked high enough to be asked about and may not be offered. */
  readonly refused: readonly Refusal[];
}

/**
 * The best `first` candidates that may be offered. Facts are read live, best candidates first, and only as far down as
 * needed to fill the list.
 */
export async function selectEligible(
  graph: Graph,
  ranked: readonly Scored[],
  wanted: { first: number; context: EligibilityContext },
): Promise<Selection> {
  const chosen: { scored: Scored; facts: ProductFacts }[] = [];
  const refused: Refusal[] = [];
  const slice = wanted.first * 3 + 20;
  for (let from = 0; from < ranked.length && chosen.length < wanted.first; from += slice) {
    const part = ranked.slice(from, from + slice);
    const facts = await loadProductFacts(
      graph,
      part.map((scored) => scored.product),
    );
    for (const scored of part) {
      if (chosen.length === wanted.first) break;
      const product = facts.get(scored.product);
      const refusal = product === undefined ? vanished(scored.product) : refusalOf(product, wanted.context);
      if (refusal !== null) refused.push(refusal);
      else if (product !== undefined) chosen.push({ scored, facts: product });
    }
  }
  return { chosen, refused };
}

const vanished = (product: ProductId): Refusal => ({
  product,
  rule: 'unknown-product',
  reason: 'It is not in the catalogue (any more).',
});
