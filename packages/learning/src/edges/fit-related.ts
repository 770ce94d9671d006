import { buyerProducts, gatherBuyers } from '../buyers.js';
import { type SparseMatrix, weighted } from '../matrix/sparse-matrix.js';
import { checkHistory, type PurchaseHistory } from '../purchase-history.js';
import { fitRidge, type RidgeFits } from '../ridge/fit-ridge.js';

/** Having bought `from` adds `weight` to the expectation that one also buys `to`. */
export interface RelatedEdge {
  readonly from: string;
  readonly to: string;
  /** Ridge weight, > 0, unitless; usually well under 1. */
  readonly weight: number;
}

export interface RelatedOptions {
  /** Products in each target's regression. */
  readonly neighbours?: number;
  /** Ridge strength, in mean(G_ii): times the average number of buyers of a product. */
  readonly lambdaFactor?: number;
  /** Most edges into a product, the heaviest kept. */
  readonly maxEdges?: number;
  /** Products with fewer buyers get no edges, unless their attributes are known. */
  readonly minCustomers?: number;
  /** Buyers of more different products are left out: resellers and tests, at a cost of their size squared. */
  readonly maxProfile?: number;
  /**
   * Do anonymous baskets count, each as a buyer of its own? By default only where they outnumber the known
   * customers: on UCI Online Retail (1,705 of 14,876 baskets anonymous) they cost .003 of NDCG@20, for a single
   * basket says less of taste than a history does; a shop of guests has nothing else.
   */
  readonly anonymous?: boolean;
  /** What products are, by rows in the history's order; alike products count as bought together by `attributeStrength` buyers. */
  readonly attributes?: SparseMatrix | null;
  readonly attributeStrength?: number;
  /** Worker threads; 1 stays in the caller's thread. Has no bearing on the result. */
  readonly threads?: number;
}

export interface RelatedFit {
  /** By `to`, then falling weight. */
  readonly edges: readonly RelatedEdge[];
  /** Products with buyers enough, or of known attributes. */
  readonly products: number;
  readonly lambda: number;
  /** Did anonymous baskets count? */
  readonly anonymous: boolean;
  /** Buyers left out as larger than `maxProfile`. */
  readonly oversized: number;
  /** Worker threads that ran; 0 when the caller's thread did the work. */
  readonly workers: number;
}

export const RELATED_DEFAULTS = Object.freeze({
  neighbours: 100,
  lambdaFactor: 4,
  maxEdges: 50,
  minCustomers: 5,
  maxProfile: 5000,
  attributes: null,
  attributeStrength: 2,
  threads: 2,
});

/**
 * Symmetric neighbourhood ridge over buyers x products: what goes with what, over all time. See `fitRidge`.
 * Throws BAD_INPUT on a malformed history.
 */
export async function fitRelated(
  history: PurchaseHistory,
  options: RelatedOptions = {},
): Promise<RelatedFit> {
  checkHistory(history);
  const limits = { ...RELATED_DEFAULTS, ...options };
  const anonymous = options.anonymous ?? mostlyAnonymous(history);
  const counts = (basket: number) => anonymous || (history.basketCustomer[basket] ?? -1) >= 0;
  const { matrix, oversized } = profileMatrix(history, { counts, maxProfile: limits.maxProfile });
  const { fits, targets, workers } = await fitRidge(
    { has: matrix, wants: matrix, attributes: limits.attributes },
    { ...limits, lambdaFactors: [limits.lambdaFactor], minRows: limits.minCustomers },
  );
  const edges = namedEdges(fits, history.products);
  return { edges, products: targets, lambda: fits[0]?.lambda ?? 0, anonymous, oversized, workers };
}

export interface ProfileOptions {
  /** Which baskets count. */
  readonly counts?: (basket: number) => boolean;
  /** Buyers of more different products are left out. */
  readonly maxProfile?: number;
  /** A row's entries by the size of the profile; 1 by default. */
  readonly entry?: (size: number) => number;
}

/** Who ever bought what: buyers x products. Every anonymous basket is a buyer of its own. */
export function profileMatrix(
  history: PurchaseHistory,
  { counts = () => true, maxProfile = Infinity, entry = () => 1 }: ProfileOptions = {},
): { matrix: SparseMatrix; oversized: number } {
  const { incidence, oversized } = buyerProducts(history, gatherBuyers(history, counts), maxProfile);
  return { matrix: weighted(incidence, entry), oversized };
}

function mostlyAnonymous(history: PurchaseHistory): boolean {
  return history.basketCustomer.filter((customer) => customer < 0).length > history.customers.length;
}

function namedEdges(fits: RidgeFits['fits'], products: readonly string[]): RelatedEdge[] {
  const edges = (fits[0]?.parts ?? []).flatMap((part) =>
    Array.from(part.weight, (weight, at) => ({ from: part.from[at] ?? 0, to: part.to[at] ?? 0, weight })),
  );
  const nameOf = (product: number) => products[product] ?? '';
  return edges
    .sort((a, b) => a.to - b.to || b.weight - a.weight || a.from - b.from)
    .map(({ from, to, weight }) => ({ from: nameOf(from), to: nameOf(to), weight }));
}
