import type { Case } from '../coefficients/tuning-set.js';
import { Ranker } from '../ranker/rank.js';
import { ndcgAt } from '../ranking-metrics.js';
import type { Ranked } from './evaluate.js';

/** NDCG@20 that is lost when a source of evidence says nothing, the other coefficients as they are. */
export function ablate(
  { weighted, options, judged }: Pick<Ranked, 'weighted' | 'options' | 'judged'>,
  cases: readonly Case[],
): Record<string, number> {
  const mean = (lists: readonly { ranked: readonly number[]; truth: ReadonlySet<number> }[]) =>
    lists.reduce((sum, list) => sum + ndcgAt(list, 20), 0) / Math.max(1, lists.length);
  const whole = mean(judged);
  const counted = new Set(
    weighted.filter(({ coefficient }) => coefficient > 0).map(({ signal }) => signal.source),
  );
  return Object.fromEntries(
    [...counted].map((source) => {
      const ranker = new Ranker(
        weighted.filter(({ signal }) => signal.source !== source),
        options,
      );
      const without = cases.map(({ past, now, truth }) => ({ ranked: ranker.rank(past, now), truth }));
      return [source, whole - mean(without)];
    }),
  );
}
