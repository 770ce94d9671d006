import type { Epoch, EvidenceSource } from '@wherefore/contracts';
import {
  type AnyStatement,
  createEpoch,
  deleteEdges,
  deleteEpoch,
  deleteOrphans,
  type Graph,
  listRetired,
  publishEpoch,
  writeBrandTopSellers,
  writeCategoryTopSellers,
  writeChosenWith,
  writeComplements,
  writeFollowedBy,
  writeRelated,
  writeRepeats,
  writeSegmentTopSellers,
  writeWalkedTo,
} from '@wherefore/graph';
import { type EdgeList, edgesFrom } from '@wherefore/learning';
import { discoveredWrites, followedByRows, type Write } from './discovered-rows.js';
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
    weightings: JSON.stringify(epoch.weightings ?? {}),
    parameters: JSON.stringify(parameters),
  });
  let written = 0;
  for (const { statement, rows, perWrite } of writesOf(epoch, mined)) {
    for (const part of slices(rows, perWrite)) {
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
  await graph.write(deleteOrphans, {});
}

/** What is written of an epoch; the edges of a source that counts for nothing would never be walked. */
function writesOf({ coefficients }: Epoch, mined: Mined): Write[] {
  const { everyone, category, brand } = mined.topSellers;
  const edges = (source: EvidenceSource, statement: AnyStatement, list: EdgeList): Write[] =>
    coefficients[source] > 0 ? [{ statement, rows: rowsOf(list, mined.products) }] : [];
  const follows = coefficients['followed-by'] > 0 ? rowsOf(mined.followedBy, mined.products) : [];
  return [
    { statement: writeComplements, rows: mined.complements },
    { statement: writeRepeats, rows: mined.repeats },
    ...edges('related', writeRelated, mined.related),
    { statement: writeFollowedBy, rows: followedByRows(follows, mined.sequences) },
    ...edges('walked-to', writeWalkedTo, mined.walkedTo),
    ...edges('chosen-with', writeChosenWith, mined.chosenWith),
    ...discoveredWrites(mined),
    { statement: writeSegmentTopSellers, rows: [...everyone, ...mined.segments] },
    { statement: writeCategoryTopSellers, rows: category },
    { statement: writeBrandTopSellers, rows: brand },
  ];
}

function* rowsOf(
  list: EdgeList,
  products: readonly string[],
): Generator<{ from: string; to: string; weight: number }> {
  for (const [from, id] of products.entries()) {
    const { to, weight } = edgesFrom(list, from);
    for (let at = 0; at < to.length; at += 1)
      yield { from: id, to: products[to[at] ?? 0] ?? '', weight: weight[at] ?? 0 };
  }
}

function* slices(rows: Iterable<object>, most = ROWS_PER_WRITE): Generator<object[]> {
  let slice: object[] = [];
  for (const row of rows) {
    if (slice.push(row) < most) continue;
    yield slice;
    slice = [];
  }
  if (slice.length > 0) yield slice;
}
