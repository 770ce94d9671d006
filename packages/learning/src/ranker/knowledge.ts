import type { EvidenceSource } from '@wherefore/contracts';
import { baseRate } from '../base-rate.js';
import { buyerProducts, gatherBuyers } from '../buyers.js';
import { edgeList, type EdgeList, heaviest } from '../edges/edge-list.js';
import { sequenceMatrices } from '../edges/fit-followed-by.js';
import { profileMatrix } from '../edges/fit-related.js';
import { cosineEdges, WALK_DEFAULTS, walkEdges } from '../edges/walk-edges.js';
import { type Attribute, attributeMatrix } from '../matrix/attribute-matrix.js';
import type { Incidence } from '../incidence.js';
import { type ComplementEdge, mineComplements } from '../mine-complements.js';
import { mineRepeats, type RepeatEdge } from '../mine-repeats.js';
import { mineTopSellers, type SalesGroup, type TopSeller } from '../mine-top-sellers.js';
import type { PurchaseHistory } from '../purchase-history.js';
import { fitRidge } from '../ridge/fit-ridge.js';

/** What is fixed before anything is fitted, chosen on validation. */
export interface Settings {
  /** Ridge strength of what goes together, in mean(G_ii). */
  readonly lambdaFactor: number;
  /** How many buyers it is worth that two products are alike; 0 leaves attributes out of the ridge. */
  readonly attributeStrength: number;
  /** What an occasion further back counts in what follows what, 0..1. */
  readonly sequenceDecay: number;
}

/** A top seller with the weight that evidence adds up: log buyers, 1 for the shop's best seller. */
export type WeightedTopSeller = TopSeller & { readonly weight: number };

/**
 * Everything learned of a history that a score may be made of, as it is written to the graph.
 */
export interface Knowledge {
  /** Customers who have the one tend to have the other: a symmetric ridge. */
  readonly related: EdgeList;
  /** What is chosen next: a directional ridge. */
  readonly followedBy: EdgeList;
  /** Where a walk over buyers leads. */
  readonly walkedTo: EdgeList;
  /** What has the same buyers: cosine. */
  readonly chosenWith: EdgeList;
  readonly complements: readonly ComplementEdge[];
  readonly repeats: readonly RepeatEdge[];
  readonly topSellers: Readonly<Record<'everyone' | 'category' | 'brand', readonly WeightedTopSeller[]>>;
  /** Probability that a random customer buys a random product within four weeks. */
  readonly baseRate: number;
}

/** Groups of products, as the catalogue has them. */
export interface ProductGroups {
  readonly category: readonly SalesGroup[];
  readonly brand: readonly SalesGroup[];
}

/** What a shop will have learned; the same limits judge it and serve it. */
export interface Limits {
  /** Fewest people behind anything said of a group, or of what people come back for. */
  readonly minBuyers: number;
  /** Products with fewer buyers get no edges, but those of a ridge where their attributes are known. */
  readonly minRows: number;
  /** Most edges into a product of one ridge, and out of it of a walk or of neighbours. */
  readonly maxEdges: number;
  /** Least share of buyers who came back that makes a product one that is bought again. */
  readonly minRepeatProbability: number;
  /** Least confidence and lift of a complement. */
  readonly minConfidence: number;
  readonly minLift: number;
  /** Windows of the top sellers, days: the first that finds any for the whole shop is taken. */
  readonly topSellerWindows: readonly number[];
}

export interface Learning {
  readonly attributes: readonly Attribute[];
  readonly groups: ProductGroups;
  readonly limits: Limits;
  readonly threads: number;
  /** Does a source count for anything? The edges of one that does not are not looked for. By default all do. */
  readonly counts?: (source: EvidenceSource) => boolean;
  readonly onStage: (stage: string) => void;
}

const NEIGHBOURS = 100;
/** Most edges out of a product of one ridge: as many as are read for an anchor. */
const MOST_OUT = 300;
const MOST_OCCASIONS = 12;
const LEAST_WEIGHT = 0.3;
const BASE_RATE_DAYS = 28;
/** Buyers of more different products are left out of the ridge: resellers and tests, at a cost of their size squared. */
const MOST_IN_PROFILE = 5_000;
const SHOP_SELLERS = 1_000;
const GROUP_SELLERS = 50;

/** Learns all but the symmetric ridge, which `relatedEach` fits; the same history and settings give the same result. */
export async function learnKnowledge(
  history: PurchaseHistory,
  settings: Settings,
  learning: Learning,
): Promise<Omit<Knowledge, 'related'>> {
  const { limits, onStage, counts = () => true } = learning;
  const known = gatherBuyers(history, (basket) => (history.basketCustomer[basket] ?? -1) >= 0);
  onStage('sequences: what is chosen next');
  const sequences = sequenceMatrices(history, known, {
    decay: settings.sequenceDecay,
    maxOccasions: MOST_OCCASIONS,
    minWeight: LEAST_WEIGHT,
  });
  const { fits } = await fitRidge({ ...sequences, attributes: null }, ridgeOptions([4], 0, learning));
  onStage('walks, neighbours, baskets, repeats and top sellers');
  const { incidence: profiles } = buyerProducts(history, gatherBuyers(history), MOST_IN_PROFILE);
  const none = edgeList(history.products.length, []);
  return {
    followedBy: heaviest(edgeList(history.products.length, fits[0]?.parts ?? []), MOST_OUT),
    walkedTo: counts('walked-to') ? walkEdges(profiles, { ...WALK_DEFAULTS, ...limits }) : none,
    chosenWith: counts('chosen-with') ? cosineEdges(profiles, limits) : none,
    complements: mineComplements(history, limits).edges,
    repeats: mineRepeats(history, { minBuyers: limits.minBuyers }).filter(
      ({ probability }) => probability >= limits.minRepeatProbability,
    ),
    topSellers: topSellersOf(history, learning.groups, limits),
    baseRate: baseRate(history, { windowDays: BASE_RATE_DAYS }),
  };
}

/** The symmetric ridge for every lambda factor. Rows count by 1 / sqrt(size) where profiles are of very different sizes. */
export async function relatedEach(
  history: PurchaseHistory,
  lambdaFactors: readonly number[],
  learning: Learning & Pick<Settings, 'attributeStrength'>,
): Promise<EdgeList[]> {
  const { attributes, attributeStrength } = learning;
  const anonymous = isMostlyAnonymous(history);
  const counts = (basket: number) => anonymous || (history.basketCustomer[basket] ?? -1) >= 0;
  const { incidence } = buyerProducts(history, gatherBuyers(history, counts), MOST_IN_PROFILE);
  const entry = isUneven(incidence) ? (size: number) => size ** -0.25 : () => 1;
  const { matrix } = profileMatrix(history, { counts, maxProfile: MOST_IN_PROFILE, entry });
  const likeness = attributeStrength > 0 ? attributeMatrix(history.products.length, attributes) : null;
  const data = { has: matrix, wants: matrix, attributes: likeness };
  const { fits } = await fitRidge(data, ridgeOptions(lambdaFactors, attributeStrength, learning));
  return fits.map(({ parts }) => heaviest(edgeList(history.products.length, parts), MOST_OUT));
}

const ridgeOptions = (
  lambdaFactors: readonly number[],
  attributeStrength: number,
  { limits, threads }: Learning,
) => ({
  lambdaFactors,
  neighbours: NEIGHBOURS,
  maxEdges: limits.maxEdges,
  minRows: limits.minRows,
  attributeStrength,
  threads,
});

/**
 * Anonymous baskets count, each as a buyer of its own, only where they outnumber the known customers: on UCI Online Retail (1,705 of
 * 14,876 baskets anonymous) they cost .003 of NDCG@20, for a single basket says less of taste than a history does.
 */
function isMostlyAnonymous(history: PurchaseHistory): boolean {
  return history.basketCustomer.filter((customer) => customer < 0).length > history.customers.length;
}

/** Are the largest tenth of the profiles more than eight times the middle one? */
function isUneven({ rows, rowOffset }: Incidence): boolean {
  const sizes = Array.from({ length: rows }, (_, row) => (rowOffset[row + 1] ?? 0) - (rowOffset[row] ?? 0))
    .filter((size) => size > 0)
    .sort((a, b) => a - b);
  const at = (share: number) => sizes[Math.floor(sizes.length * share)] ?? 1;
  return at(0.9) > 8 * at(0.5);
}

const EVERYONE: SalesGroup = Object.freeze({ kind: 'everyone', group: 'everyone' });

function topSellersOf(
  history: PurchaseHistory,
  { category, brand }: ProductGroups,
  limits: Limits,
): Knowledge['topSellers'] {
  const windowDays = topSellerWindow(history, limits);
  const mine = (groups: readonly SalesGroup[], maxPerGroup: number) =>
    mineTopSellers(history, groups, { windowDays, minBuyers: limits.minBuyers, maxPerGroup });
  const everyone = mine([EVERYONE], SHOP_SELLERS);
  const weigh = weigher(everyone);
  return {
    everyone: weigh(everyone),
    category: weigh(mine(category, GROUP_SELLERS)),
    brand: weigh(mine(brand, GROUP_SELLERS)),
  };
}

/** Top sellers of groups of customers, weighed as the shop's own are. */
export function segmentSellers(
  history: PurchaseHistory,
  segments: readonly SalesGroup[],
  from: { readonly limits: Limits; readonly everyone: readonly TopSeller[] },
): WeightedTopSeller[] {
  const { limits, everyone } = from;
  const windowDays = topSellerWindow(history, limits);
  const options = { windowDays, minBuyers: limits.minBuyers, maxPerGroup: GROUP_SELLERS };
  return weigher(everyone)(mineTopSellers(history, segments, options));
}

function topSellerWindow(history: PurchaseHistory, { topSellerWindows, minBuyers }: Limits): number {
  const finds = (windowDays: number) =>
    mineTopSellers(history, [EVERYONE], { windowDays, minBuyers, maxPerGroup: 1 }).length > 0;
  return topSellerWindows.find(finds) ?? topSellerWindows[0] ?? BASE_RATE_DAYS;
}

function weigher(everyone: readonly TopSeller[]): (sellers: readonly TopSeller[]) => WeightedTopSeller[] {
  const most = Math.log1p(everyone[0]?.buyers ?? 1);
  return (sellers) =>
    sellers.map((seller) => ({ ...seller, weight: Math.min(1, Math.log1p(seller.buyers) / most) }));
}
