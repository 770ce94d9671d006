import { buyerProducts, gatherBuyers } from './buyers.js';
import { degree, type Incidence, sharedInts } from './incidence.js';
import { checkHistory, type PurchaseHistory } from './purchase-history.js';
import type { RelatedColumns, RelatedProblem } from './related-targets.js';
import { fitInThreads } from './related-threads.js';

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
  /** Products with fewer buyers get no edges. */
  readonly minCustomers?: number;
  /** Buyers of more different products are left out: resellers and tests, at a cost of their size squared. */
  readonly maxProfile?: number;
  /**
   * Do anonymous baskets count, each as a buyer of its own? By default only where they outnumber the known
   * customers: on UCI Online Retail (1,705 of 14,876 baskets anonymous) they cost .003 of NDCG@20, for a single
   * basket says less of taste than a history does; a shop of guests has nothing else.
   */
  readonly anonymous?: boolean;
  /** Worker threads; 1 stays in the caller's thread. Has no bearing on the result. */
  readonly threads?: number;
}

export interface RelatedFit {
  /** By `to`, then falling weight. */
  readonly edges: readonly RelatedEdge[];
  /** Products with buyers enough. */
  readonly products: number;
  readonly lambda: number;
  /** Did anonymous baskets count? */
  readonly anonymous: boolean;
  /** Buyers left out as larger than `maxProfile`. */
  readonly oversized: number;
  /** Worker threads that ran; 0 when the caller's thread did the work. */
  readonly workers: number;
}

export const RELATED_DEFAULTS: Required<Omit<RelatedOptions, 'anonymous'>> = Object.freeze({
  neighbours: 100,
  lambdaFactor: 4,
  maxEdges: 50,
  minCustomers: 5,
  maxProfile: 5000,
  threads: 2,
});

/** Below this many products starting a thread costs more than it saves. */
const WORTH_A_THREAD = 500;

/**
 * Symmetric neighbourhood ridge with non-negative weights: EASE (Steck 2019) with the locality and sign of SLIM
 * (Ning & Karypis 2011). X is buyers x products, 0/1, G = X'X. For each target j the neighbours N are the
 * products with the largest G_ij / sqrt(G_ii); their weights solve (G[N,N] + lambda I) w = G[N,j], w >= 0.
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
  const { incidence, oversized } = buyerProducts(history, gatherBuyers(history, counts), limits.maxProfile);
  const targets = productsWith(incidence, limits.minCustomers);
  const lambda = limits.lambdaFactor * meanDegree(incidence, targets);
  const problem: RelatedProblem = { ...limits, incidence, targets, lambda, next: sharedInts(1) };
  const threads = targets.length < WORTH_A_THREAD ? 1 : limits.threads;
  const { parts, workers } = await fitInThreads(problem, threads);
  const edges = edgesOf(parts, history.products);
  return { edges, products: targets.length, lambda, anonymous, oversized, workers };
}

function mostlyAnonymous(history: PurchaseHistory): boolean {
  return history.basketCustomer.filter((customer) => customer < 0).length > history.customers.length;
}

function productsWith(incidence: Incidence, minCustomers: number): Int32Array {
  const kept: number[] = [];
  for (let product = 0; product < incidence.products; product++)
    if (degree(incidence, product) >= Math.max(1, minCustomers)) kept.push(product);
  const targets = sharedInts(kept.length);
  targets.set(kept);
  return targets;
}

function meanDegree(incidence: Incidence, targets: Int32Array): number {
  const total = targets.reduce((sum, product) => sum + degree(incidence, product), 0);
  return targets.length > 0 ? total / targets.length : 0;
}

function edgesOf(parts: readonly RelatedColumns[], products: readonly string[]): RelatedEdge[] {
  const edges = parts.flatMap((part) =>
    Array.from(part.weight, (weight, at) => ({ from: part.from[at] ?? 0, to: part.to[at] ?? 0, weight })),
  );
  const nameOf = (product: number) => products[product] ?? '';
  return edges
    .sort((a, b) => a.to - b.to || b.weight - a.weight || a.from - b.from)
    .map(({ from, to, weight }) => ({ from: nameOf(from), to: nameOf(to), weight }));
}
