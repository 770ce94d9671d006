import type { Epoch, EvidenceSource } from '@wherefore/contracts';
import { evidenceStatements, type Graph } from '@wherefore/graph';
import { type EdgeList, edgeList, type Evidence, type Selling } from '@wherefore/learning';

const ANCHORS_AT_ONCE = 500;
const EVERYONE = 'everyone';

/** What an epoch has learned, read as offers read it; of products that are not in `products` nothing. */
export async function readEpochEvidence(
  graph: Graph,
  epoch: Epoch,
  products: readonly string[],
): Promise<Evidence> {
  const index = new Map(products.map((id, at) => [id, at]));
  const ask = (source: EvidenceSource, anchors = products) =>
    epoch.coefficients[source] > 0 ? rowsOf(graph, { source, epoch: epoch.id }, anchors) : [];
  const edges = async (source: EvidenceSource): Promise<EdgeList> =>
    edgeList(products.length, [columnsOf(await pairsOf(ask(source)), index)]);
  const complements = (await pairsOf(ask('complements'))).filter(
    ({ from, to }) => index.has(from) && index.has(to),
  );
  return {
    related: await edges('related'),
    followedBy: await edges('followed-by'),
    walkedTo: await edges('walked-to'),
    chosenWith: await edges('chosen-with'),
    complements,
    repeats: await repeatsOf(ask('own-repeats')),
    topSellers: {
      everyone: await sellersOf(ask('segment', [EVERYONE]), index),
      category: await sellersOf(ask('category'), index),
      brand: await sellersOf(ask('brand'), index),
    },
  };
}

type Row = Awaited<ReturnType<typeof oneBatch>>[number];
type Rows = AsyncIterable<Row> | Iterable<Row>;

const oneBatch = (graph: Graph, from: { source: EvidenceSource; epoch: string }, anchors: string[]) =>
  graph.read(evidenceStatements[from.source], { anchors, epoch: from.epoch });

async function* rowsOf(
  graph: Graph,
  from: { source: EvidenceSource; epoch: string },
  anchors: readonly string[],
): AsyncGenerator<Row> {
  for (let at = 0; at < anchors.length; at += ANCHORS_AT_ONCE)
    yield* await oneBatch(graph, from, anchors.slice(at, at + ANCHORS_AT_ONCE));
}

type Pair = Evidence['complements'][number];

async function pairsOf(rows: Rows): Promise<Pair[]> {
  const pairs: Pair[] = [];
  for await (const { anchors, candidates, strengths, curated } of rows) {
    const from = anchors[0]?.anchor ?? '';
    candidates.forEach((to, at) => pairs.push({ from, to, weight: strengths[at] ?? 0 }));
    for (const { candidate, strength } of curated) pairs.push({ from, to: candidate, weight: strength });
  }
  return pairs;
}

function columnsOf(pairs: readonly Pair[], index: ReadonlyMap<string, number>) {
  const known = pairs.filter(({ to }) => index.has(to));
  return {
    from: Int32Array.from(known, ({ from }) => index.get(from) ?? 0),
    to: Int32Array.from(known, ({ to }) => index.get(to) ?? 0),
    weight: Float64Array.from(known, ({ weight }) => weight),
  };
}

async function repeatsOf(rows: Rows): Promise<Evidence['repeats']> {
  const repeats: Evidence['repeats'][number][] = [];
  for await (const { candidates, strengths, columns } of rows)
    repeats.push({
      product: candidates[0] ?? '',
      probability: strengths[0] ?? 0,
      medianGapDays: columns['medianGapDays']?.[0] ?? 0,
    });
  return repeats;
}

/** Each group's list once, though several batches of its members lead to it. */
async function sellersOf(rows: Rows, index: ReadonlyMap<string, number>): Promise<Selling[]> {
  const groups = new Map<string, Selling[]>();
  for await (const { anchors, via, candidates, strengths } of rows) {
    const group = via?.id ?? anchors[0]?.anchor ?? '';
    if (groups.has(group)) continue;
    const sellers = candidates.map((product, at) => ({ group, product, weight: strengths[at] ?? 0 }));
    groups.set(
      group,
      sellers.filter(({ product }) => index.has(product)),
    );
  }
  return [...groups.values()].flat();
}
