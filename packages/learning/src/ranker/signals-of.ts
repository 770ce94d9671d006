import { type EvidenceSource, FITTED_WEIGHTINGS, type Weighting } from '@wherefore/contracts';
import { edgeList, type EdgeList } from '../edges/edge-list.js';
import type { ComplementEdge } from '../mine-complements.js';
import type { RepeatEdge } from '../mine-repeats.js';
import { edgeSignal } from '../signals/edge-signal.js';
import { everyoneSignal, groupSignal, type Seller, type SellingGroups } from '../signals/group-signal.js';
import { habitSignal, type Repeats, repeatSignal } from '../signals/own-signals.js';
import type { Signal } from '../signals/signal.js';
import type { SalesGroup } from '../mine-top-sellers.js';
import type { Knowledge, ProductGroups, WeightedTopSeller } from './knowledge.js';

/** What a score may be made of, as far as a score needs it: what was learned, or what was read of an epoch. */
export interface Evidence extends Pick<Knowledge, 'related' | 'followedBy' | 'walkedTo' | 'chosenWith'> {
  readonly complements: readonly Pick<ComplementEdge, 'from' | 'to' | 'weight'>[];
  readonly repeats: readonly Pick<RepeatEdge, 'product' | 'probability' | 'medianGapDays'>[];
  readonly topSellers: Readonly<Record<'everyone' | 'category' | 'brand', readonly Selling[]>>;
}

export type Selling = Pick<WeightedTopSeller, 'group' | 'product' | 'weight'>;

/** Sources that speak for what one had oneself. */
export const OWN_SOURCES: ReadonlySet<EvidenceSource> = new Set<EvidenceSource>(['own-repeats', 'own-habit']);

/**
 * Every term that may speak for a product: each source under each of its weightings, for a taste and a task end at different times;
 * fitting leaves those at 0 that add nothing.
 */
export function signalsOf(
  knowledge: Evidence,
  catalogue: { readonly products: readonly string[]; readonly groups: ProductGroups },
  ownCounts: boolean,
): Signal[] {
  const { products, groups } = catalogue;
  const index = new Map(products.map((id, at) => [id, at]));
  const edges: Partial<Record<EvidenceSource, EdgeList>> = {
    related: knowledge.related,
    'followed-by': knowledge.followedBy,
    'walked-to': knowledge.walkedTo,
    'chosen-with': knowledge.chosenWith,
    complements: edgesOf(knowledge.complements, index),
  };
  const selling = {
    category: sellingGroups(groups.category, knowledge.topSellers.category, index),
    brand: sellingGroups(groups.brand, knowledge.topSellers.brand, index),
  };
  const repeats = repeatsOf(knowledge.repeats, index);
  const everyone = knowledge.topSellers.everyone.map((seller) => sellerOf(seller, index));
  const signalOf = (kind: Omit<Signal, 'collect'>): Signal => {
    const { source } = kind;
    if (source === 'own-habit') return habitSignal(kind);
    if (source === 'own-repeats') return repeatSignal(kind, repeats);
    if (source === 'category' || source === 'brand') return groupSignal(kind, selling[source]);
    return source === 'segment'
      ? everyoneSignal(kind, everyone)
      : edgeSignal(kind, edges[source] ?? edgeList(products.length, []));
  };
  return kindsOf(ownCounts).map(signalOf);
}

function kindsOf(ownCounts: boolean): Omit<Signal, 'collect'>[] {
  return Object.entries(FITTED_WEIGHTINGS).flatMap(([name, priors]) => {
    const source = name as EvidenceSource;
    if (!ownCounts && OWN_SOURCES.has(source)) return [];
    return Object.entries(priors).map(([weighting, prior]) => ({
      name: `${source}/${weighting}`,
      source,
      weighting: weighting as Weighting,
      prior,
    }));
  });
}

type Index = ReadonlyMap<string, number>;

function edgesOf(edges: Evidence['complements'], index: Index): EdgeList {
  const of = (id: string) => index.get(id) ?? 0;
  return edgeList(index.size, [
    {
      from: Int32Array.from(edges, ({ from }) => of(from)),
      to: Int32Array.from(edges, ({ to }) => of(to)),
      weight: Float64Array.from(edges, ({ weight }) => weight),
    },
  ]);
}

function sellingGroups(
  groups: readonly SalesGroup[],
  sellers: readonly Selling[],
  index: Index,
): SellingGroups {
  const of = Array.from(index, (): number[] => []);
  const places = new Map(groups.map(({ group }, at) => [group, at]));
  groups.forEach((group, at) => {
    if (group.kind !== 'products') return;
    for (const member of group.members) of[index.get(member) ?? -1]?.push(at);
  });
  const listed = groups.map((): Seller[] => []);
  for (const seller of sellers) listed[places.get(seller.group) ?? -1]?.push(sellerOf(seller, index));
  return { of, sellers: listed };
}

const sellerOf = ({ product, weight }: Selling, index: Index): Seller => ({
  product: index.get(product) ?? 0,
  weight,
});

function repeatsOf(edges: Evidence['repeats'], index: Index): Repeats {
  const probability = new Float64Array(index.size);
  const medianGapDays = new Float64Array(index.size);
  for (const edge of edges) {
    const at = index.get(edge.product) ?? -1;
    probability[at] = edge.probability;
    medianGapDays[at] = edge.medianGapDays;
  }
  return { probability, medianGapDays };
}
