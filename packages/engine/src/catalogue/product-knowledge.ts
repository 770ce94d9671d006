import { EVIDENCE_SHAPES, type ProductFacts, RELATION_KINDS, type RelationKind } from '@wherefore/contracts';
import { type Graph, listGroups, listJudgements, listNeighbours, type RowOf } from '@wherefore/graph';
import { loadEpoch } from '../offers/load-epoch.js';
import { loadProductFacts } from '../offers/load-product-facts.js';

type Neighbour = RowOf<typeof listNeighbours>;
type Judgement = RowOf<typeof listJudgements>;

/** A relationship with another product, as evidence sees it. */
export interface Relation {
  readonly type: string;
  /** The evidence source that follows it and that a person may veto; null where the shop's own record alone says so. */
  readonly kind: RelationKind | null;
  /** `out` leads from the product to the other. */
  readonly direction: 'out' | 'in';
  readonly product: ProductFacts;
  readonly strength: number;
  readonly properties: Neighbour['properties'];
  /** Does a person say that it does not count? */
  readonly vetoed: boolean;
}

/** What a person says of the product and another. */
export interface JudgedRelation extends Omit<Judgement, 'product'> {
  readonly product: ProductFacts;
}

export interface ProductKnowledge {
  readonly product: ProductFacts;
  readonly epoch: string | null;
  readonly relations: readonly Relation[];
  readonly judgements: readonly JudgedRelation[];
  /** Groups of ten buyers or more among whose best sellers it is. */
  readonly groups: readonly RowOf<typeof listGroups>[];
  /** The statement that finds the relations, and what it is asked with. */
  readonly cypher: { readonly statement: string; readonly parameters: Readonly<Record<string, unknown>> };
}

/** Most relationships of a type and direction. */
const MOST = 25;

/** Everything the graph knows of how a product is linked with others; null where there is no such product. */
export async function productKnowledge(graph: Graph, id: string): Promise<ProductKnowledge | null> {
  const epoch = (await loadEpoch(graph))?.id ?? null;
  const parameters = { id, epoch: epoch ?? '', limit: MOST };
  const [neighbours, judgements, groups] = await Promise.all([
    graph.read(listNeighbours, parameters),
    graph.read(listJudgements, { id }),
    graph.read(listGroups, { id, epoch: epoch ?? '' }),
  ]);
  const others = [...neighbours, ...judgements].map(({ product }) => product);
  const facts = await loadProductFacts(graph, [...new Set([id, ...others])]);
  const product = facts.get(id as ProductFacts['id']);
  if (product === undefined) return null;
  const vetoes = new Set(judgements.filter(({ verdict }) => verdict === 'vetoed').map(keyOf));
  return {
    product,
    epoch,
    relations: neighbours.flatMap((row) => {
      const other = facts.get(row.product);
      const kind = kindOf(row.type);
      const vetoed = kind !== null && vetoes.has(keyOf({ ...row, kind }));
      return other === undefined ? [] : [{ ...row, product: other, kind, vetoed }];
    }),
    judgements: judgements.flatMap((row) => {
      const other = facts.get(row.product);
      return other === undefined ? [] : [{ ...row, product: other }];
    }),
    groups,
    cypher: { statement: listNeighbours.text, parameters },
  };
}

const keyOf = ({ direction, product, kind }: Pick<Judgement, 'direction' | 'product' | 'kind'>): string =>
  [direction, product, kind].join('\n');

const kindOf = (type: string): RelationKind | null =>
  RELATION_KINDS.find((kind) => EVIDENCE_SHAPES[kind].hops.some((hop) => hop.type === type)) ?? null;
