import type { BoundedMap } from '../bounded-map.js';
import type { Learned } from './found.js';
import type { ProductIndex } from './product-index.js';
import { prepareEvidence, rankCandidates, type Ranking } from './rank-candidates.js';
import type { LeftOut } from './evidence-book.js';
import type { JudgedBefore } from './judged-before.js';
import type { ProductShelf } from './product-shelf.js';
import type { Shelf } from './shelf.js';

/** A ranking that is judged again and again, with the products that were looked at for it. */
export interface Standing {
  readonly ranking: Ranking;
  /** Sources that did not come in time. */
  readonly leftOut: readonly LeftOut[];
  /** The state of the change book that its evidence was read in. */
  readonly since: number;
  /** Null until it is first judged. */
  shelf: Shelf | null;
  /** The latest judgement, for as long as it holds. */
  judged: JudgedBefore | null;
}

/** Rankings by everything that they were computed from. Only complete ones are kept. */
export type Standings = BoundedMap<string, Standing>;

interface Wanted {
  readonly count: number;
  readonly also: readonly string[];
}

/** The ranking of the same question, if it was asked before and still holds; else computed now. */
export async function standingOf(inputs: Learned, index: ProductIndex, wanted: Wanted): Promise<Standing> {
  const { standings, evidence } = inputs;
  const key = standings === null ? '' : keyOf(inputs, wanted);
  const known = standings?.get(key);
  if (known !== undefined && evidence.holds(known.since)) return known;
  const since = evidence.now();
  const leftOut = [...inputs.leftOut, ...(await prepareEvidence(inputs, evidence))];
  const without = new Set(leftOut.map(({ source }) => source));
  const ranking = rankCandidates(inputs, { book: evidence, index }, { ...wanted, without });
  const standing: Standing = { ranking, leftOut, since, shelf: null, judged: null };
  if (leftOut.length === 0) standings?.set(key, standing);
  return standing;
}

/** The products of a standing as they are now. */
export async function shelfFor(
  standing: Standing,
  products: ProductShelf,
  ids: () => readonly string[],
): Promise<Shelf> {
  const { shelf } = standing;
  if (shelf !== null && products.isCurrent(shelf)) return shelf;
  standing.shelf = await products.load(ids());
  return standing.shelf;
}

function keyOf({ basis, situation }: Learned, { count, also }: Wanted): string {
  const { now, viewing, cart, recentlyViewed } = situation;
  return JSON.stringify([basis.visitor, basis.placement, now, viewing, cart, recentlyViewed, count, also]);
}
