/** The time of year in which a shelf sells. */
export type Season = 'winter' | 'spring' | 'summer' | 'gifts' | 'desk';

/** A leaf of the category tree: one kind of thing, and how to make up products of that kind. */
export interface Shelf {
  readonly id: string;
  readonly name: string;
  readonly nouns: readonly string[];
  /** An attribute that stands in the title: its name, then its values from small to large. */
  readonly size?: readonly [attribute: string, ...values: string[]];
  readonly materials?: readonly string[];
  /** Lowest and highest price on the shelf, EUR. */
  readonly price: readonly [low: number, high: number];
  /** Demand relative to an ordinary shelf; 1 when absent. */
  readonly demand?: number;
  readonly season?: Season;
  /** Median days until it is used up and bought again; absent for what lasts. */
  readonly gapDays?: number;
}

/** The middle level of the category tree. */
export interface Aisle {
  readonly id: string;
  readonly name: string;
  readonly shelves: readonly Shelf[];
}

/** The top level of the category tree, with the words its products are named from. */
export interface Department {
  readonly id: string;
  readonly name: string;
  readonly brands: readonly string[];
  readonly series: readonly string[];
  readonly colours: readonly string[];
  /** Closing sentences of product descriptions. */
  readonly promises: readonly string[];
  readonly aisles: readonly Aisle[];
}
