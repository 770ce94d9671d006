import type { CalibrationCurve } from '@wherefore/contracts';
import { logit } from '../base-rate.js';

interface Block {
  score: number;
  hits: number;
  count: number;
}

/** Fewer hits say nothing of a probability. */
const HITS_PER_BLOCK = 20;
const MOST_BLOCKS = 20;
const FEWEST_HITS = 100;

/**
 * What scores turned out to be worth, as log-odds that rise with the score: isotonic regression (pool adjacent violators, Ayer et al. 1955) of
 * blocks that have as many hits each, drawn through their means, so that no two scores get one probability. Null where fewer than 100 hits say
 * so: then scores stand as they are.
 */
export function fitCurve(scores: Float64Array, hits: Uint8Array): CalibrationCurve | null {
  const total = hits.reduce((sum, hit) => sum + hit, 0);
  if (total < FEWEST_HITS) return null;
  const perBlock = Math.max(HITS_PER_BLOCK, Math.ceil(total / MOST_BLOCKS));
  const pooled: Block[] = [];
  for (const block of blocksOf(scores, hits, perBlock)) {
    let last = block;
    for (
      let before = pooled.at(-1);
      before !== undefined && rateOf(before) >= rateOf(last);
      before = pooled.at(-1)
    ) {
      pooled.pop();
      last = merged(before, last);
    }
    pooled.push(last);
  }
  return pooled.map((block) => [block.score / block.count, logit(rateOf(block))] as const);
}

/** From the lowest scores to the highest, cut wherever enough hits came together. */
function blocksOf(scores: Float64Array, hits: Uint8Array, perBlock: number): Block[] {
  const order = Uint32Array.from(scores.keys()).sort((a, b) => (scores[a] ?? 0) - (scores[b] ?? 0) || a - b);
  const blocks: Block[] = [];
  let open: Block = { score: 0, hits: 0, count: 0 };
  for (const at of order) {
    open.score += scores[at] ?? 0;
    open.hits += hits[at] ?? 0;
    open.count += 1;
    if (open.hits < perBlock) continue;
    blocks.push(open);
    open = { score: 0, hits: 0, count: 0 };
  }
  const last = blocks.pop();
  if (last !== undefined) blocks.push(merged(last, open));
  return blocks;
}

const merged = (a: Block, b: Block): Block => ({
  score: a.score + b.score,
  hits: a.hits + b.hits,
  count: a.count + b.count,
});

/** Strictly between 0 and 1 (Jeffreys' prior). */
const rateOf = ({ hits, count }: Block): number => (hits + 0.5) / (count + 1);
