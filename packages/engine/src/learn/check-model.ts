import { type Graph, listModelRows } from '@wherefore/graph';
import type { FittedScores } from '@wherefore/learning';
import { z } from 'zod';
import type { Mined } from './mine-evidence.js';

/** What of the current version a new one is held against. */
export interface Held {
  readonly edges: number;
  readonly metrics: Readonly<Record<string, number>>;
}

const metricsOf = z.record(z.string(), z.number());
const MOST_LISTED = 200;
/** Less than this part of what there was is a loss, not a change. */
const LEAST_PART = 0.5;
/** Quality on customers held back may vary from month to month by so much. */
const LEAST_QUALITY = 0.8;

/** The version that offers are decided with now; null where there is none that was registered. */
export async function currentModel(graph: Graph): Promise<Held | null> {
  const rows = await graph.read(listModelRows, { limit: MOST_LISTED });
  const current = rows.find(({ epoch }) => epoch?.status === 'current');
  if (current === undefined) return null;
  return { edges: current.edges, metrics: metricsOf.parse(JSON.parse(current.metrics)) };
}

/** What speaks against publishing; empty where nothing does. A metric that is missing counts as failed. */
export function problemsOf(
  { scores, mined }: { readonly scores: FittedScores; readonly mined: Mined },
  current: Held | null,
): string[] {
  const problems: string[] = [];
  const constants = [scores.bias, ...Object.values(scores.coefficients)];
  if (!constants.every(Number.isFinite)) problems.push('a coefficient is no number');
  if (current === null) return problems;
  const edges = edgesOf(mined, scores);
  if (edges < LEAST_PART * current.edges)
    problems.push(
      `${edges.toLocaleString('en')} relationships, less than half of the ${current.edges.toLocaleString('en')} there are now`,
    );
  const before = current.metrics['ndcg@20'] ?? 0;
  const judged = current.metrics['customers'] ?? 0;
  if (judged > 0 && scores.cases === 0) problems.push('too few customers came back to measure it by');
  else if (judged > 0 && !(scores.ndcg >= LEAST_QUALITY * before))
    problems.push(
      `NDCG@20 ${scores.ndcg.toFixed(4)} on customers held back, less than four fifths of the ${before.toFixed(4)} of now`,
    );
  return problems;
}

function edgesOf(mined: Mined, { coefficients }: FittedScores): number {
  const { everyone, category, brand } = mined.topSellers;
  const lists = [
    [coefficients.related, mined.related],
    [coefficients['followed-by'], mined.followedBy],
    [coefficients['walked-to'], mined.walkedTo],
    [coefficients['chosen-with'], mined.chosenWith],
  ] as const;
  return (
    mined.complements.length +
    mined.repeats.length +
    everyone.length +
    category.length +
    brand.length +
    mined.segments.length +
    lists.reduce((sum, [coefficient, { to }]) => sum + (coefficient > 0 ? to.length : 0), 0)
  );
}
