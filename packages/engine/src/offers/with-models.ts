import type { AddedTerm, Epoch, TermUse } from '@wherefore/contracts';
import { propensityOf } from '@wherefore/scoring';
import type { Models } from '../terms/ask-models.js';
import type { Ranked, Ranking } from './rank-candidates.js';

/** A ranking to which models have added, and what they said. */
export interface Modelled {
  readonly ranking: Ranking;
  readonly models: readonly TermUse[];
}

/** Lets models add to the scores of the candidates of a ranking, the best first again. The ranking itself where there are none. */
export async function withModels(
  ranking: Ranking,
  { models, epoch }: { readonly models: Models; readonly epoch: Epoch },
): Promise<Modelled> {
  const uses = await models.ask(ranking.pool.map(({ id }) => id));
  const added = addedBy(uses);
  const pool = ranking.pool
    .map((ranked) => addTo(ranked, added.get(ranked.id), epoch))
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
  return { ranking: { ...ranking, pool }, models: uses };
}

function addedBy(uses: readonly TermUse[]): Map<string, AddedTerm[]> {
  const added = new Map<string, AddedTerm[]>();
  for (const { name, version, coefficient, strengths } of uses)
    for (const [product, strength] of strengths) {
      const term = { name, version, coefficient, strength, value: coefficient * strength };
      const known = added.get(product);
      if (known === undefined) added.set(product, [term]);
      else known.push(term);
    }
  return added;
}

function addTo(ranked: Ranked, added: readonly AddedTerm[] | undefined, { calibration }: Epoch): Ranked {
  if (added === undefined) return ranked;
  const score = added.reduce((sum, { value }) => sum + value, ranked.score);
  return { ...ranked, score, propensity: propensityOf(score, calibration), added };
}
