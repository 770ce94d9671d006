import {
  type Epoch,
  type EvidenceSource,
  type ModelLineage,
  type ModelVersion,
  WhereforeError,
} from '@wherefore/contracts';
import {
  type AnyStatement,
  createEpoch,
  deleteEdges,
  deleteEpoch,
  deleteOrphans,
  type Graph,
  lockAliases,
  registerModel,
  retireEpochs,
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
import { findModel } from '../models/list-models.js';
import { type Content, contentOf } from './content-of.js';
import { discoveredWrites, followedByRows, type Write } from './discovered-rows.js';
import type { Mined } from './mine-evidence.js';

const ROWS_PER_WRITE = 5_000;
/** Transactions at a time; one that is in the way of another is tried again. */
const WRITERS = 2;

export interface EpochToWrite {
  /** Its constants; its id is given by {@link writeVersion}. */
  readonly epoch: Omit<Epoch, 'id'>;
  readonly mined: Mined;
  readonly lineage: ModelLineage;
}

/** What is written of an epoch, and the name that follows from it. */
export interface VersionToWrite extends EpochToWrite {
  readonly content: Content;
  readonly model: string;
}

/** Names what was learned by its content. */
export function nameVersion(toWrite: EpochToWrite): VersionToWrite {
  const {
    bias,
    coefficients,
    weightings = {},
    calibration = [],
    anchorWeights,
    halfLifeDays,
    until,
  } = toWrite.epoch;
  const { parameters } = toWrite.lineage;
  const constants = {
    bias,
    coefficients,
    weightings,
    calibration,
    anchorWeights,
    halfLifeDays,
    until,
    parameters,
  };
  const content = contentOf(
    constants,
    writesOf(toWrite.epoch, toWrite.mined).map(({ statement, ...of }) => ({
      ...of,
      kind: kindOf(statement),
    })),
  );
  return { ...toWrite, content, model: `m-${content.hash.slice(0, 12)}` };
}

/** A kind of relationships is called as the file of the statement that writes it. */
const kindOf = ({ name }: AnyStatement): string => name.replace('epochs/write-', '');

/**
 * Writes an epoch beside those there are and registers it as a version at the very end, in one step: a run that is cut short leaves
 * nothing that could be served, and {@link clearRetired} clears away what it left. What is registered, and still there, is not written again.
 */
export async function writeVersion(
  graph: Graph,
  toWrite: VersionToWrite,
  onWritten: (edges: number) => void,
): Promise<ModelVersion> {
  const { content, model, epoch } = toWrite;
  const known = await findModel(graph, model);
  if (known !== null && known.hash !== content.hash)
    throw new WhereforeError('INTERNAL', `two contents would be called ${model}`);
  if (known !== null && known.epoch !== null) return known;
  const stamp = epoch.at.replace(/[-:]/g, '').slice(0, 15);
  const id = `e${stamp}-${content.hash.slice(0, 8)}`;
  await openEpoch(graph, id, toWrite);
  let edges = 0;
  for (const { statement, rows, perWrite, isNodes = false } of writesOf(epoch, toWrite.mined))
    await eachBy(WRITERS, slices(rows, perWrite), async (part) => {
      await graph.write(statement, { epoch: id, at: epoch.at, rows: part });
      if (!isNodes) edges += part.length;
      onWritten(edges);
    });
  await register(graph, id, toWrite);
  const registered = await findModel(graph, model);
  if (registered === null) throw new WhereforeError('INTERNAL', `${model} was registered and is not there`);
  return registered;
}

async function openEpoch(graph: Graph, id: string, { epoch, lineage }: EpochToWrite): Promise<void> {
  await graph.write(createEpoch, {
    id,
    at: epoch.at,
    until: epoch.until,
    snapshot: lineage.snapshot,
    bias: epoch.bias,
    halfLifeDays: epoch.halfLifeDays,
    coefficients: JSON.stringify(epoch.coefficients),
    anchorWeights: JSON.stringify(epoch.anchorWeights),
    weightings: JSON.stringify(epoch.weightings ?? {}),
    calibration: JSON.stringify(epoch.calibration ?? []),
    parameters: JSON.stringify(lineage.parameters),
  });
}

async function register(
  graph: Graph,
  id: string,
  { epoch, lineage, content, model }: VersionToWrite,
): Promise<void> {
  const { parameters, metrics, ...rest } = lineage;
  await graph.write(registerModel, {
    ...rest,
    epoch: id,
    id: model,
    at: epoch.at,
    hash: content.hash,
    parameters: JSON.stringify(parameters),
    metrics: JSON.stringify(metrics),
    edges: content.edges,
    volumes: JSON.stringify(content.volumes),
    degrees: JSON.stringify(content.degrees),
  });
}

/** Removes epochs that nothing points at; marked first, so that nobody publishes what is being removed. */
export async function clearRetired(graph: Graph): Promise<void> {
  const retired = await graph.transaction(async (tx) => {
    await tx.run(lockAliases, { moves: 0 });
    return tx.run(retireEpochs, {});
  });
  for (const { id } of retired) {
    await graph.sweep(deleteEdges, { id });
    await graph.write(deleteEpoch, { id });
  }
  await graph.write(deleteOrphans, {});
}

/** What is written of an epoch; the edges of a source that counts for nothing would never be walked. */
function writesOf({ coefficients }: Pick<Epoch, 'coefficients'>, mined: Mined): Write[] {
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

/** Works on all items, so many at a time. */
async function eachBy<T>(many: number, items: Iterator<T>, work: (item: T) => Promise<void>): Promise<void> {
  const worker = async (): Promise<void> => {
    for (let next = items.next(); next.done !== true; next = items.next()) await work(next.value);
  };
  await Promise.all(Array.from({ length: many }, worker));
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
