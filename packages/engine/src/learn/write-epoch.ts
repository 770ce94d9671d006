import { createHash, type Hash } from 'node:crypto';
import type { Epoch, EvidenceSource } from '@wherefore/contracts';
import {
  type AnyStatement,
  createEpoch,
  deleteEdges,
  deleteEpoch,
  type Graph,
  listRetired,
  publishEpoch,
  registerModel,
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
import type { Mined } from './mine-evidence.js';

const ROWS_PER_WRITE = 5_000;

export interface EpochToWrite {
  readonly epoch: Epoch;
  readonly mined: Mined;
  /** Hash of the log that was learned from. */
  readonly snapshot: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly lineage: Lineage;
}

/** Who let it be learned, by what, and how good it was found to be. */
export interface Lineage {
  readonly by: string;
  /** Version of the program. */
  readonly code: string;
  readonly metrics: Readonly<Record<string, number>>;
}

export interface WrittenEpoch {
  readonly model: string;
  readonly hash: string;
  readonly edges: number;
}

/**
 * Writes an epoch beside the current one, and makes it current and its content a registered version in one step at the very end: a
 * run that is cut short leaves the current epoch as it was, and the next run clears away what it left.
 */
export async function writeEpoch(
  graph: Graph,
  toWrite: EpochToWrite,
  onWritten: (edges: number) => void,
): Promise<WrittenEpoch> {
  const { epoch, mined } = toWrite;
  await clearRetired(graph);
  await openEpoch(graph, toWrite);
  const content = contentOf(toWrite);
  let edges = 0;
  for (const { statement, rows } of writesOf(epoch, mined)) {
    for (const part of slices(rows)) {
      await graph.write(statement, { epoch: epoch.id, at: epoch.at, rows: part });
      content.update(JSON.stringify([statement.name, part]));
      edges += part.length;
      onWritten(edges);
    }
  }
  return publish(graph, toWrite, { edges, hash: content.digest('hex') });
}

async function openEpoch(graph: Graph, { epoch, snapshot, parameters }: EpochToWrite): Promise<void> {
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
}

/** The hash of what an epoch says, whenever and by whomever it was learned; relationships are added as they are written. */
function contentOf({ epoch, snapshot, parameters }: EpochToWrite): Hash {
  const { bias, coefficients, weightings, anchorWeights, halfLifeDays, until } = epoch;
  const constants = { bias, coefficients, weightings, anchorWeights, halfLifeDays, until };
  return createHash('sha256').update(JSON.stringify([constants, snapshot, parameters]));
}

async function publish(
  graph: Graph,
  { epoch, snapshot, parameters, lineage }: EpochToWrite,
  { edges, hash }: Omit<WrittenEpoch, 'model'>,
): Promise<WrittenEpoch> {
  const model = `m-${hash.slice(0, 12)}`;
  await graph.transaction(async (tx) => {
    await tx.run(publishEpoch, { id: epoch.id, at: epoch.at, edges });
    await tx.run(registerModel, {
      epoch: epoch.id,
      id: model,
      hash,
      at: epoch.at,
      by: lineage.by,
      code: lineage.code,
      snapshot,
      until: epoch.until,
      parameters: JSON.stringify(parameters),
      metrics: JSON.stringify(lineage.metrics),
      edges,
    });
  });
  return { model, hash, edges };
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

interface Write {
  readonly statement: AnyStatement;
  readonly rows: Iterable<object>;
}

/** What is written of an epoch; the edges of a source that counts for nothing would never be walked. */
function writesOf({ coefficients }: Epoch, mined: Mined): Write[] {
  const { everyone, category, brand } = mined.topSellers;
  const edges = (source: EvidenceSource, statement: AnyStatement, list: EdgeList): Write[] =>
    coefficients[source] > 0 ? [{ statement, rows: rowsOf(list, mined.products) }] : [];
  return [
    { statement: writeComplements, rows: mined.complements },
    { statement: writeRepeats, rows: mined.repeats },
    ...edges('related', writeRelated, mined.related),
    ...edges('followed-by', writeFollowedBy, mined.followedBy),
    ...edges('walked-to', writeWalkedTo, mined.walkedTo),
    ...edges('chosen-with', writeChosenWith, mined.chosenWith),
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

function* slices(rows: Iterable<object>): Generator<object[]> {
  let slice: object[] = [];
  for (const row of rows) {
    if (slice.push(row) < ROWS_PER_WRITE) continue;
    yield slice;
    slice = [];
  }
  if (slice.length > 0) yield slice;
}
