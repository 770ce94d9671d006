import type { Epoch } from '@wherefore/contracts';
import {
  type AnyStatement,
  createEpoch,
  deleteEdges,
  deleteEpoch,
  type Graph,
  listRetired,
  publishEpoch,
  writeBrandTopSellers,
  writeCategoryTopSellers,
  writeComplements,
  writeRelated,
  writeRepeats,
  writeSegmentTopSellers,
} from '@wherefore/graph';
import type { Mined } from './mine-evidence.js';

const ROWS_PER_WRITE = 5_000;

export interface EpochToWrite {
  readonly epoch: Epoch;
  readonly mined: Mined;
  /** Hash of the log that was learned from. */
  readonly snapshot: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/**
 * Writes an epoch beside the current one and makes it current in one step at the very end: a run that is cut short
 * leaves the current epoch as it was, and the next run clears away what it left. Returns relationships written.
 */
export async function writeEpoch(
  graph: Graph,
  { epoch, mined, snapshot, parameters }: EpochToWrite,
  onWritten: (edges: number) => void,
): Promise<number> {
  await clearRetired(graph);
  await graph.write(createEpoch, {
    id: epoch.id,
    at: epoch.at,
    until: epoch.until,
    snapshot,
    bias: epoch.bias,
    halfLifeDays: epoch.halfLifeDays,
    coefficients: JSON.stringify(epoch.coefficients),
    anchorWeights: JSON.stringify(epoch.anchorWeights),
    parameters: JSON.stringify(parameters),
  });
  const writes: readonly (readonly [AnyStatement, readonly object[]])[] = [
    [writeComplements, mined.complements],
    [writeRelated, mined.related],
    [writeRepeats, mined.repeats],
    [writeSegmentTopSellers, mined.topSellers.segment],
    [writeCategoryTopSellers, mined.topSellers.category],
    [writeBrandTopSellers, mined.topSellers.brand],
  ];
  let written = 0;
  for (const [statement, rows] of writes) {
    for (let from = 0; from < rows.length; from += ROWS_PER_WRITE) {
      const part = rows.slice(from, from + ROWS_PER_WRITE);
      await graph.write(statement, { epoch: epoch.id, at: epoch.at, rows: part });
      written += part.length;
      onWritten(written);
    }
  }
  await graph.write(publishEpoch, { id: epoch.id, at: epoch.at, edges: written });
  return written;
}

/** Removes epochs that nothing points at: all but the current one and the one before it. */
async function clearRetired(graph: Graph): Promise<void> {
  for (const { id } of await graph.read(listRetired, {})) {
    for (let deleted = 1; deleted > 0;) {
      const [row] = await graph.write(deleteEdges, { id, limit: 20_000 });
      deleted = row?.deleted ?? 0;
    }
    await graph.write(deleteEpoch, { id });
  }
}
