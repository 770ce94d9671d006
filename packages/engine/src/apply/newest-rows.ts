interface Stamped {
  readonly stamp: string;
}
interface Price extends Stamped {
  readonly cost: number | null;
  readonly costStamp: string | null;
  readonly currency: string | null;
  readonly currencyStamp: string | null;
}
interface Subscription extends Stamped {
  readonly since: string | null;
  readonly sinceStamp: string | null;
}

const newer = <T extends Stamped>(a: T, b: T): T => (a.stamp < b.stamp ? b : a);
const isNewer = (a: string | null, b: string | null): boolean => (a ?? '') > (b ?? '');

/** The newest word on the price, and on cost and currency that of the newest row which names them. */
export function newestPrice<T extends Price>(a: T, b: T): T {
  const { cost, costStamp } = isNewer(a.costStamp, b.costStamp) ? a : b;
  const { currency, currencyStamp } = isNewer(a.currencyStamp, b.currencyStamp) ? a : b;
  return { ...newer(a, b), cost, costStamp, currency, currencyStamp };
}

/** The newest word on a subscription, and on when it began that of the newest row which says so. */
export function newestSubscription<T extends Subscription>(a: T, b: T): T {
  const { since, sinceStamp } = isNewer(a.sinceStamp, b.sinceStamp) ? a : b;
  return { ...newer(a, b), since, sinceStamp };
}
