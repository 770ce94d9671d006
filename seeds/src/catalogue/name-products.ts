import type { Random } from '../chance/random.js';
import type { PlacedShelf } from '../vocabulary/departments.js';
import type { Product } from './product.js';
import { charmPrice } from './product.js';

export type Draft = Pick<Product, 'title' | 'description' | 'brand' | 'attributes' | 'price'>;

/** Good, better, best: what a family's members are called and how much more they cost. */
const TIERS = [
  { word: '', factor: 1 },
  { word: ' Plus', factor: 1.45 },
  { word: ' Pro', factor: 2.1 },
] as const;
/** Shelves of at least this many lasting products start with a family of three tiers. */
export const SMALLEST_WITH_TIERS = 6;

interface Traits {
  readonly brand: string;
  readonly series: string;
  readonly noun: string;
  readonly size: string | undefined;
  readonly tier: string;
  readonly material: string | undefined;
  readonly colour: string | undefined;
}

/** So many products of one shelf, no two with the same title. */
export function nameProducts(placed: PlacedShelf, count: number, random: Random): Draft[] {
  const { shelf } = placed;
  const drafts: Draft[] = [];
  const titles = new Set<string>();
  if (hasTiers(placed, count)) {
    const base = drawTraits(placed, random);
    const low = shelf.price[0] * random.between(1, 1.4);
    for (const { word, factor } of TIERS) {
      drafts.push(draftOf(placed, { ...base, tier: word }, charmPrice(low * factor)));
    }
    for (const { title } of drafts) titles.add(title);
  }
  for (let edition = 1; drafts.length < count;) {
    const traits = drawTraits(placed, random);
    const marked =
      edition > 20 ? { ...traits, series: `${traits.series} ${Math.ceil(edition / 20)}` } : traits;
    const draft = draftOf(placed, marked, charmPrice(priceOf(placed, traits, random)));
    if (titles.has(draft.title)) {
      edition++;
      continue;
    }
    titles.add(draft.title);
    drafts.push(draft);
  }
  return drafts;
}

/** Do the shelf's first three products form a good, better, best family? */
export const hasTiers = ({ shelf, staple }: PlacedShelf, count: number): boolean =>
  count >= SMALLEST_WITH_TIERS && shelf.gapDays === undefined && !staple && shelf.price[1] >= 90;

function drawTraits({ shelf, department }: PlacedShelf, random: Random): Traits {
  const [, ...sizes] = shelf.size ?? [''];
  return {
    brand: random.pick(department.brands),
    series: random.pick(department.series),
    noun: random.pick(shelf.nouns),
    size: sizes.length > 0 ? random.pick(sizes) : undefined,
    tier: '',
    material: shelf.materials === undefined ? undefined : random.pick(shelf.materials),
    colour:
      department.colours.length === 0 || shelf.gapDays !== undefined
        ? undefined
        : random.pick(department.colours),
  };
}

/** Log-uniform over the shelf's range; the larger sizes in its upper part. */
function priceOf({ shelf }: PlacedShelf, { size }: Traits, random: Random): number {
  const [, ...sizes] = shelf.size ?? [''];
  const [low, high] = shelf.price;
  const place = random.next();
  const position = size === undefined ? place : (sizes.indexOf(size) + place) / sizes.length;
  return low * (high / low) ** position;
}

function draftOf({ shelf, department }: PlacedShelf, traits: Traits, price: number): Draft {
  const { brand, series, tier, noun, size, material, colour } = traits;
  const name = `${brand} ${series}${tier}`;
  const supply = shelf.gapDays !== undefined || department.colours.length === 0;
  const title =
    size === undefined ? `${name} ${noun}` : supply ? `${name} ${noun}, ${size}` : `${name} ${size} ${noun}`;
  const details = [colour, material, size].filter((detail) => detail !== undefined);
  const promise = department.promises[title.length % department.promises.length] ?? '';
  const attributes: Record<string, string> = {};
  if (colour !== undefined) attributes['colour'] = colour;
  if (material !== undefined) attributes['material'] = material;
  if (size !== undefined && shelf.size !== undefined) attributes[shelf.size[0]] = size;
  const head = details.length === 0 ? `${noun} by ${brand}.` : `${noun} by ${brand}: ${details.join(', ')}.`;
  return {
    title,
    description: `${head.charAt(0).toUpperCase()}${head.slice(1)} ${promise}`,
    brand,
    attributes,
    price,
  };
}
