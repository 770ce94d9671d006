import type { Learned } from './learned.js';
import type { ProductIndex } from './product-index.js';
import { prepareEvidence, rankCandidates } from './rank-candidates.js';
import type { Standing } from './standing.js';
import type { ProductShelf } from './product-shelf.js';
import type { Shelf } from './shelf.js';

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
