import { createHash } from 'node:crypto';
import {
  type AnyStatement,
  writeContentVectors,
  writeGroups,
  writeMemberships,
  writeSimilarContent,
  writeSubstitutes,
  writeUpgrades,
} from '@wherefore/graph';
import { DIMENSIONS, type Embeddings, type SequenceEdge } from '@wherefore/learning';
import type { Discoveries } from './discover.js';

/** Rows of one statement, that are written in slices. */
export interface Write {
  readonly statement: AnyStatement;
  readonly rows: Iterable<object>;
  /** Rows of one transaction, where they are long. */
  readonly perWrite?: number;
  /** They are nodes; relationships where it is not said. */
  readonly isNodes?: boolean;
}

/** What is written of discoveries, but for what lies on relationships of other kinds. */
export function discoveredWrites({ substitutes, upgrades, similar, vectors, groups }: Discoveries): Write[] {
  return [
    { statement: writeSubstitutes, rows: substitutes },
    { statement: writeUpgrades, rows: upgrades },
    { statement: writeSimilarContent, rows: similar },
    { statement: writeContentVectors, rows: vectorRows(vectors), perWrite: 500, isNodes: true },
    {
      statement: writeGroups,
      rows: groups.map(({ id, name, description, likes }) => ({ id, name, description, likes })),
      isNodes: true,
    },
    {
      statement: writeMemberships,
      rows: groups.flatMap(({ id, members }) =>
        members.map(({ customer, score, figures = {} }) => ({ group: id, customer, score, figures })),
      ),
    },
  ];
}

/** Steps of the ridge with the figures of those that are significant by themselves, then what is significant and has no weight. */
export function* followedByRows(
  steps: Iterable<{ readonly from: string; readonly to: string; readonly weight: number }>,
  sequences: readonly SequenceEdge[],
): Generator<object> {
  const left = new Map(sequences.map((edge) => [`${edge.from}\n${edge.to}`, edge]));
  for (const { from, to, weight } of steps) {
    const key = `${from}\n${to}`;
    yield { from, to, weight, ...figuresOf(left.get(key)) };
    left.delete(key);
  }
  for (const edge of left.values()) yield { from: edge.from, to: edge.to, weight: null, ...figuresOf(edge) };
}

function figuresOf(edge: SequenceEdge | undefined): object {
  if (edge === undefined) return {};
  const { probability, medianGapDays, n, lift } = edge;
  return { probability, medianGapDays, n, lift };
}

/** Vectors of products of which something is known; rounded, so that the last digits of a float are no change. */
function* vectorRows({ ids, values }: Embeddings): Generator<object> {
  for (const [at, product] of ids.entries()) {
    const embedding = Array.from(
      values.subarray(at * DIMENSIONS, (at + 1) * DIMENSIONS),
      (value) => Math.round(value * 1e5) / 1e5,
    );
    if (embedding.every((value) => value === 0)) continue;
    const hash = createHash('sha256').update(embedding.join()).digest('hex').slice(0, 16);
    yield { product, hash, embedding };
  }
}
