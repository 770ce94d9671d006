import type { Experiment, LayerRange } from '@wherefore/contracts';
import { layerOf } from './assign.js';

/** The first free part of a layer that is so wide; null where its running experiments leave none. */
export function allocateRange(
  wanted: Pick<Experiment, 'design'>,
  running: readonly Experiment[],
): LayerRange | null {
  const taken = running
    .filter(({ design, range }) => range !== null && design.id !== wanted.design.id)
    .filter((one) => layerOf(one) === layerOf(wanted))
    .map(({ range }) => range as LayerRange)
    .sort((a, b) => a.from - b.from);
  let from = 0;
  for (const range of taken) {
    if (fits(from, wanted.design.share, range.from)) break;
    from = Math.max(from, range.to);
  }
  return fits(from, wanted.design.share, 1) && isFree(from, wanted.design.share, taken)
    ? { from, to: Math.min(1, from + wanted.design.share) }
    : null;
}

const SLACK = 1e-9;
const fits = (from: number, share: number, until: number): boolean => from + share <= until + SLACK;

const isFree = (from: number, share: number, taken: readonly LayerRange[]): boolean =>
  taken.every((range) => range.to <= from + SLACK || range.from >= from + share - SLACK);
