import type { EvidenceSource, Funnel, RefusalRule } from '@wherefore/contracts';
import type { Judgement } from './judge-candidates.js';
import type { Ranking } from './rank-candidates.js';

/** How many candidates passed each stage; the counts per source are made when they are asked for. */
export function funnelOf(
  { ranking, eligible, refused }: Judgement & { readonly ranking: Ranking },
  shown: number,
): Funnel {
  const byRule: Partial<Record<RefusalRule, number>> = {};
  for (const { rule } of refused) byRule[rule] = (byRule[rule] ?? 0) + 1;
  return {
    get sources() {
      return candidatesPerSource(ranking);
    },
    candidates: ranking.candidates,
    examined: ranking.pool.length,
    refused: byRule,
    eligible: eligible.length,
    shown,
  };
}

function candidatesPerSource({ walks }: Ranking): Partial<Record<EvidenceSource, number>> {
  const found = new Map<EvidenceSource, Set<number>>();
  for (const { source, candidates, skip } of walks) {
    const known = found.get(source) ?? new Set<number>();
    for (const candidate of candidates) if (candidate !== skip) known.add(candidate);
    found.set(source, known);
  }
  return Object.fromEntries([...found].map(([source, candidates]) => [source, candidates.size]));
}
