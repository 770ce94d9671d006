import type { ProductFacts } from '@wherefore/contracts';
import { countGraph, expectOfSegment, favouritesOfSegments, type Graph, type RowOf } from '@wherefore/graph';
import { FEWEST_PEOPLE } from '../insights/figures-of.js';
import { loadEpoch } from '../offers/load-epoch.js';
import { loadProductFacts } from '../offers/load-product-facts.js';
import { findSegments, type SegmentFacts } from './find-customers.js';

/** A product that a group buys more than the whole shop does: `lift` times as much, or `atLeast` so. */
export interface Favourite extends Omit<RowOf<typeof favouritesOfSegments>, 'segment' | 'product'> {
  readonly product: ProductFacts;
}

/** A group of ten customers or more. */
export interface SegmentProfile extends SegmentFacts {
  /** Of all known customers, 0 to 1. */
  readonly shareOfAll: number;
  readonly favourites: readonly Favourite[];
}

export interface SegmentProfiles {
  /** All known customers. */
  readonly customers: number;
  /** Largest first. */
  readonly profiles: readonly SegmentProfile[];
  /** Groups of fewer people than may be told apart; nothing is said of any. */
  readonly leftOut: number;
}

/** What is expected of those members of a group whom the models foresee, on average; see docs/people.md. */
export type SegmentForecast = RowOf<typeof expectOfSegment>;

/** Most groups that are looked at. */
const MOST = 1_000;
/** The whole shop; nobody is a member of it. */
const EVERYONE = 'everyone';

/** Groups of customers, or the one of an id, each with so many of the products that it buys more than others. */
export async function segmentProfiles(
  graph: Graph,
  { id = null, favourites }: { readonly id?: string | null; readonly favourites: number },
): Promise<SegmentProfiles> {
  const [found, counts] = await Promise.all([
    findSegments(graph, { ids: id === null ? null : [id], first: MOST, after: '' }),
    graph.read(countGraph, {}),
  ]);
  const customers = counts.find(({ label }) => label === 'Customer')?.count ?? 0;
  const groups = found.items.filter((group) => group.id !== EVERYONE);
  const told = groups.filter((group) => group.customers >= FEWEST_PEOPLE);
  const bought = await favouritesOf(
    graph,
    told.map((group) => group.id),
    favourites,
  );
  return {
    customers,
    profiles: told
      .map((group) => ({
        ...group,
        shareOfAll: customers === 0 ? 0 : group.customers / customers,
        favourites: bought.get(group.id) ?? [],
      }))
      .sort((a, b) => b.customers - a.customers),
    leftOut: groups.length - told.length,
  };
}

async function favouritesOf(
  graph: Graph,
  ids: readonly string[],
  limit: number,
): Promise<ReadonlyMap<string, readonly Favourite[]>> {
  const epoch = await loadEpoch(graph);
  if (epoch === null || ids.length === 0 || limit === 0) return new Map();
  const rows = await graph.read(favouritesOfSegments, { ids: [...ids], epoch: epoch.id, limit });
  const facts = await loadProductFacts(graph, [...new Set(rows.map(({ product }) => product))]);
  const found = new Map<string, Favourite[]>();
  for (const { segment, product: bought, ...figures } of rows) {
    const product = facts.get(bought);
    if (product === undefined) continue;
    const list = found.get(segment) ?? [];
    found.set(segment, [...list, { product, ...figures }]);
  }
  return found;
}

/** Null where fewer than ten members are foreseen. */
export async function forecastOfSegment(graph: Graph, id: string): Promise<SegmentForecast | null> {
  const epoch = await loadEpoch(graph);
  if (epoch === null) return null;
  const [expected] = await graph.read(expectOfSegment, { id, epoch: epoch.id });
  return expected === undefined || expected.people < FEWEST_PEOPLE ? null : expected;
}
