import { monthFactors, monthOf } from '../calendar.js';
import type { Random } from '../chance/random.js';
import { weightedPicker, zipfWeights, type WeightedPicker } from '../chance/weighted-picker.js';
import type { Shop } from '../catalogue/shop.js';
import { lifecycleOf } from '../catalogue/shop.js';
import { isSold } from '../catalogue/lifecycles.js';
import type { Product } from '../catalogue/product.js';
import type { Taste } from '../people/customer.js';
import { shelfAppeal } from '../people/shelf-appeal.js';
import { SHELVES } from '../vocabulary/departments.js';
import { SEGMENTS } from '../vocabulary/segments.js';

/** Share of free choices that fall on a staple, for everybody alike. */
const STAPLES = 0.24;
/** Share of the rest that falls on a favourite shelf. */
const FAVOURITES = 0.3;
/** Share of what is left that follows a segment rather than the crowd. */
const BY_SEGMENT = 0.7;
/** Popularity within a shelf falls with rank to this power; staples have one runaway best seller each. */
const ZIPF = 0.9;
const STAPLE_ZIPF = 2.2;
const ATTEMPTS = 8;
const PEAK_FACTOR = 2.6;
const CROWD = SEGMENTS.length;

/** A wish for one more thing: when, and what would be turned down. */
export interface Wish {
  readonly at: number;
  accepts(product: Product): boolean;
}

/** What people want: first a shelf, by taste and month, then a product of it, by popularity. */
export class Demand {
  readonly #shop: Shop;
  /** By segment (the crowd last) and month. */
  readonly #shelfPickers: readonly (readonly WeightedPicker[])[];
  readonly #staplePicker: WeightedPicker;
  readonly #productPickers: readonly WeightedPicker[];
  readonly #products: readonly (readonly Product[])[];

  constructor(shop: Shop) {
    this.#shop = shop;
    this.#products = SHELVES.map(({ shelf }) => shop.catalogue.shelves.get(shelf.id) ?? []);
    this.#productPickers = SHELVES.map(({ staple }, at) =>
      weightedPicker(zipfWeights(this.#products[at]?.length ?? 1, staple ? STAPLE_ZIPF : ZIPF)),
    );
    this.#staplePicker = weightedPicker(
      SHELVES.map(({ shelf, staple }) => (staple ? (shelf.demand ?? 1) : 0)),
    );
    this.#shelfPickers = [...SEGMENTS, null].map((segment) =>
      Array.from({ length: 12 }, (_, month) =>
        weightedPicker(SHELVES.map((placed) => shelfAppeal(placed, segment) * seasonOf(placed, month))),
      ),
    );
  }

  /** Something the customer would take at that moment, or null when nothing came to mind. */
  draw(random: Random, taste: Taste, wish: Wish): Product | null {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const shelf = this.#drawShelf(random, taste, monthOf(wish.at));
      const product = this.#drawProduct(random, shelf, taste.thrifty);
      if (product === undefined || !isSold(lifecycleOf(this.#shop, product.index), wish.at)) continue;
      if (wish.accepts(product)) return product;
    }
    return null;
  }

  #drawShelf(random: Random, taste: Taste, month: number): number {
    if (random.chance(STAPLES)) return this.#staplePicker(random);
    if (random.chance(FAVOURITES)) {
      const favourite = random.pick(taste.interests);
      const placed = SHELVES[favourite];
      if (placed !== undefined && random.chance(seasonOf(placed, month) / PEAK_FACTOR + 0.25))
        return favourite;
    }
    const segment =
      taste.segments.length > 0 && random.chance(BY_SEGMENT) ? random.pick(taste.segments) : CROWD;
    return this.#shelfPickers[segment]?.[month]?.(random) ?? 0;
  }

  #drawProduct(random: Random, shelf: number, thrifty: boolean): Product | undefined {
    const pick = this.#productPickers[shelf];
    const products = this.#products[shelf];
    if (pick === undefined || products === undefined) return undefined;
    const product = products[pick(random)];
    if (!thrifty || product === undefined || product.staple) return product;
    const other = products[pick(random)];
    return other !== undefined && other.price < product.price ? other : product;
  }
}

const seasonOf = ({ shelf }: (typeof SHELVES)[number], month: number): number =>
  monthFactors(shelf.season)[month] ?? 1;
