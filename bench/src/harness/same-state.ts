import { differingParts, stateDifferences, stateHash } from '@wherefore/engine';
import type { Place } from './place.js';

export interface Sameness {
  readonly same: boolean;
  /** Of the first place. */
  readonly hash: string;
  /** Nodes and relationships that were compared. */
  readonly elements: number;
  /** Where they differ: the parts, and the first elements of the first of them. */
  readonly notes: readonly string[];
}

/** Compares what feeds have put into the graphs of two places. */
export async function sameState(one: Pick<Place, 'graph'>, other: Pick<Place, 'graph'>): Promise<Sameness> {
  const [first, second] = await Promise.all([stateHash(one.graph), stateHash(other.graph)]);
  const parts = differingParts(first, second);
  const [part] = parts;
  const shown =
    part === undefined ? [] : await stateDifferences({ one: one.graph, other: other.graph }, part, 3);
  return {
    same: parts.length === 0,
    hash: first.hash,
    elements: first.parts.reduce((sum, { count }) => sum + count, 0),
    notes: [
      ...(parts.length === 0 ? [] : [`they differ in ${parts.join(', ')}`]),
      ...shown.map(
        (difference) => `${difference.key}: ${difference.one} where the other has ${difference.other}`,
      ),
    ],
  };
}
