import type { Case } from '../coefficients/tuning-set.js';
import { Ranker } from '../ranker/rank.js';
import { ndcgAt } from '../ranking-metrics.js';
import type { Ranked } from './evaluate.js';

/** Kinds of reason: signals of one beginning share edges, or what they look at. */
const FAMILIES = ['related', 'followed-by', 'walked-to', 'nearest', 'together', 'same', 'popular', 'own'];

/** NDCG@20 that is lost when a family of signals says nothing, the other coefficients as they are. */
export function ablate(
  { weighted, options, judged }: Ranked,
  cases: readonly Case[],
): Record<string, number> {
  const mean = (lists: readonly { ranked: readonly number[]; truth: ReadonlySet<number> }[]) =>
    lists.reduce((sum, list) => sum + ndcgAt(list, 20), 0) / Math.max(1, lists.length);
  const whole = mean(judged);
  const counted = FAMILIES.filter((family) =>
    weighted.some(({ signal, coefficient }) => isOf(signal.name, family) && coefficient > 0),
  );
  return Object.fromEntries(
    counted.map((family) => {
      const ranker = new Ranker(
        weighted.filter(({ signal }) => !isOf(signal.name, family)),
        options,
      );
      const without = cases.map(({ past, now, truth }) => ({ ranked: ranker.rank(past, now), truth }));
      return [family, whole - mean(without)];
    }),
  );
}

const isOf = (name: string, family: string): boolean => name === family || name.startsWith(`${family}-`);
