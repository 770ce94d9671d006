/** What moves a customer's hand. */
export interface Taste {
  /** Positions in SEGMENTS; empty for customers like everybody else. */
  readonly segments: readonly number[];
  /** Positions in SHELVES of a few favourites. */
  readonly interests: readonly number[];
  /** Takes the cheaper of two things that would do. */
  readonly thrifty: boolean;
}

/** One customer, complete. Instants in milliseconds. */
export interface Customer {
  readonly index: number;
  /** The shop's id, e.g. `c00042`. */
  readonly id: string;
  readonly joinedAt: number;
  readonly country: string;
  readonly region: string | null;
  readonly locale: string;
  readonly birthYear: number | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly loyalty: 'none' | 'silver' | 'gold';
  readonly taste: Taste;
  /** Shopping trips in a year, apart from those for things used up or followed up. */
  readonly visitsPerYear: number;
  readonly personalisation: boolean;
  /** Null when never asked. */
  readonly marketing: boolean | null;
}

export const customerId = (index: number): string => `c${String(index).padStart(5, '0')}`;
