import type { ProductFacts } from '@wherefore/contracts';
import {
  countCampaignOrders,
  type Graph,
  listCampaignRows,
  listPromoted,
  type RowOf,
} from '@wherefore/graph';
import { loadProductFacts } from '../offers/load-product-facts.js';

/** A campaign, and whom it reached. */
export type CampaignFacts = RowOf<typeof listCampaignRows>;

/** Campaigns, those that begin last first. */
export const listCampaigns = (graph: Graph, limit: number): Promise<CampaignFacts[]> =>
  graph.read(listCampaignRows, { id: null, limit });

/** One campaign; null where there is none of that id. */
export async function loadCampaign(graph: Graph, id: string): Promise<CampaignFacts | null> {
  return (await graph.read(listCampaignRows, { id, limit: 1 }))[0] ?? null;
}

/** What a campaign promotes, in order of id. */
export async function loadPromoted(graph: Graph, id: string, limit: number): Promise<ProductFacts[]> {
  const rows = await graph.read(listPromoted, { id, limit });
  const facts = await loadProductFacts(
    graph,
    rows.map((row) => row.id),
  );
  return rows.flatMap((row) => facts.get(row.id) ?? []);
}

/** Orders that are looked at, at most. */
const MOST_ORDERS = 20_000;

/** Orders of those whom a campaign reached, while it ran. */
export interface CampaignOrders {
  readonly orders: number;
  /** Those that hold something the campaign promotes. */
  readonly promoted: number;
  /** Are there more, that were not looked at? */
  readonly more: boolean;
}

export async function countOrders(graph: Graph, id: string): Promise<CampaignOrders> {
  const [row] = await graph.read(countCampaignOrders, { id, limit: MOST_ORDERS });
  const { orders = 0, promoted = 0 } = row ?? {};
  return { orders, promoted, more: orders === MOST_ORDERS };
}
