import { WhereforeError } from '@wherefore/contracts';

export const DAY_MS = 86_400_000;

/** Purchase history in columns. Miners give the same answer whatever the order of baskets and customers. */
export interface PurchaseHistory {
  /** Index -> product id, distinct. Ties between products are settled by index: keep them sorted. */
  readonly products: readonly string[];
  /** Index -> pseudonym, distinct. */
  readonly customers: readonly string[];
  /** Per basket: customer index, or -1 when anonymous. */
  readonly basketCustomer: Int32Array;
  /** Per basket: milliseconds since 1970. */
  readonly basketTime: Float64Array;
  /** Basket b holds `basketItem[basketOffset[b] .. basketOffset[b + 1])`; length baskets + 1. */
  readonly basketOffset: Int32Array;
  /** Product indexes, distinct within a basket. */
  readonly basketItem: Int32Array;
}

/** The time of the latest basket, milliseconds since 1970; -Infinity where there is none. */
export const endOf = (history: Pick<PurchaseHistory, 'basketTime'>): number =>
  history.basketTime.reduce((latest, at) => Math.max(latest, at), -Infinity);

/** Throws BAD_INPUT, naming the first fault, when columns disagree: a wrong index would be a wrong reason. */
export function checkHistory(history: PurchaseHistory): void {
  const baskets = history.basketCustomer.length;
  if (history.basketTime.length !== baskets || history.basketOffset.length !== baskets + 1)
    fault(`basket columns disagree in length (${baskets} baskets)`);
  if (history.basketOffset[0] !== 0 || history.basketOffset[baskets] !== history.basketItem.length)
    fault('basketOffset must run from 0 to the length of basketItem');
  for (const [basket, customer] of history.basketCustomer.entries()) {
    if (customer < -1 || customer >= history.customers.length)
      fault(`basket ${basket} names customer ${customer}`);
    if (!Number.isFinite(history.basketTime[basket])) fault(`basket ${basket} has no time`);
  }
  checkItems(history);
}

function checkItems(history: PurchaseHistory): void {
  const seenIn = new Int32Array(history.products.length).fill(-1);
  for (let basket = 0; basket < history.basketCustomer.length; basket++) {
    const start = history.basketOffset[basket] ?? 0;
    const end = history.basketOffset[basket + 1] ?? 0;
    if (end < start) fault(`basketOffset falls at basket ${basket}`);
    for (let at = start; at < end; at++) {
      const item = history.basketItem[at] ?? -1;
      if (item < 0 || item >= seenIn.length) fault(`basket ${basket} names product ${item}`);
      if (seenIn[item] === basket) fault(`basket ${basket} names product ${item} twice`);
      seenIn[item] = basket;
    }
  }
}

function fault(what: string): never {
  throw new WhereforeError('BAD_INPUT', `purchase history: ${what}`);
}
