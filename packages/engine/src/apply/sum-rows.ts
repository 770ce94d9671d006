interface Spanned {
  readonly source: string;
  readonly count: number;
  readonly firstAt: string;
  readonly lastAt: string;
}
interface History extends Spanned {
  readonly units: number;
  readonly spend: number;
  readonly lastOrder: string;
}

/** Joins two rows that count the same thing: counts add up, the span widens, the source is that of the latest. */
export function sumTouches<T extends Spanned>(a: T, b: T): T {
  const later = b.lastAt > a.lastAt || (b.lastAt === a.lastAt && b.source < a.source) ? b : a;
  return {
    ...a,
    source: later.source,
    count: a.count + b.count,
    firstAt: a.firstAt < b.firstAt ? a.firstAt : b.firstAt,
    lastAt: a.lastAt > b.lastAt ? a.lastAt : b.lastAt,
  };
}

/** Joins two rows of purchase history; the last order is the latest, by time and then by id. */
export function sumHistory<T extends History>(a: T, b: T): T {
  const later = b.lastAt > a.lastAt || (b.lastAt === a.lastAt && b.lastOrder > a.lastOrder) ? b : a;
  return {
    ...sumTouches(a, b),
    units: round4(a.units + b.units),
    spend: round4(a.spend + b.spend),
    lastOrder: later.lastOrder,
    source: later.source,
  };
}

/** Four decimals: sums of money and amounts come out the same in whatever order they are added. */
export const round4 = (value: number): number => Math.round(value * 10_000) / 10_000;
