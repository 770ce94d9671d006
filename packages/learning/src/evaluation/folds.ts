import { WhereforeError } from '@wherefore/contracts';
import { basketItems, basketsOf, gatherBuyers } from '../buyers.js';
import type { Case } from '../coefficients/tuning-set.js';
import { DAY_MS, endOf, type PurchaseHistory } from '../purchase-history.js';
import type { ScoreFold } from '../ranker/fit-scores.js';
import type { Fold } from '../ranker/tune.js';
import { type Past, pastsOf } from '../signals/past.js';

export const PROTOCOLS = ['next-basket', 'new-items', 'leave-one-out', 'next-in-session'] as const;
/**
 * What is asked of a ranking: a customer's first basket after a cut in time, everything a customer then buys for the first time, the
 * one thing of each customer that was kept back, or what comes next in a session.
 */
export type Protocol = (typeof PROTOCOLS)[number];

/** Whether everybody's moment is the same cut in time, not each one's own last. */
export const isCut = (protocol: Protocol): boolean => protocol === 'next-basket' || protocol === 'new-items';

/** The cases of a truth: each customer with a past, and what the truth says of them by the protocol. */
export function casesOf(
  protocol: Protocol,
  from: {
    readonly train: PurchaseHistory;
    readonly pasts?: PurchaseHistory | undefined;
    readonly truth: PurchaseHistory;
  },
): Case[] {
  const pasts = pastsOf(from.pasts === undefined ? from.train : joined([from.train, from.pasts]));
  const cut = endOf(from.train);
  const wanted = gatherBuyers(from.truth, (basket) => (from.truth.basketCustomer[basket] ?? -1) >= 0);
  return pasts.flatMap((past, customer) => {
    const baskets = basketsOf(wanted, customer);
    if (past === null || baskets.length === 0) return [];
    const truth = truthOf(protocol, { truth: from.truth, baskets, past });
    const now = isCut(protocol) ? cut : past.lastAt;
    return truth.size > 0 ? [{ past, now, truth }] : [];
  });
}

function truthOf(
  protocol: Protocol,
  { truth, baskets, past }: { truth: PurchaseHistory; baskets: Int32Array; past: Past },
): Set<number> {
  const time = (basket: number) => truth.basketTime[basket] ?? 0;
  const inOrder = [...baskets].sort((a, b) => time(a) - time(b) || a - b);
  const counted = protocol === 'next-basket' ? inOrder.slice(0, 1) : inOrder;
  const items = new Set(counted.flatMap((basket) => [...basketItems(truth, basket)]));
  if (protocol === 'new-items') for (const item of past.had) items.delete(item);
  return items;
}

/** A fold for tuning whose truth was given: nothing that the truth tells, or that came after it, is learned from. */
export function givenFold(protocol: Protocol, all: PurchaseHistory, truth: PurchaseHistory): Fold {
  const first = firstTimes(truth);
  const cut = truth.basketTime.reduce((earliest, at) => Math.min(earliest, at), Infinity);
  const train = withBaskets(all, (basket) => {
    const at = all.basketTime[basket] ?? 0;
    return at < (isCut(protocol) ? cut : (first.get(all.basketCustomer[basket] ?? -1) ?? Infinity));
  });
  return { train, cases: casesOf(protocol, { train, truth }) };
}

export interface OwnFoldOptions {
  /** How long after the cut the truth reaches, ms. */
  readonly horizonMs: number;
  /** Most cases that are kept back of those that are to be judged one by one. */
  readonly most: number;
  /** Do the cases' own earlier baskets stay out of what is learned from, as new sessions' do? */
  readonly unseen: boolean;
}

/**
 * Folds for tuning made of what may be learned from: its last `horizonMs` and the ones before them, or the last occasion of the
 * customers who were here last. The latest comes first. Throws BAD_INPUT where there is too little.
 */
export function ownFolds(
  protocol: Protocol,
  all: PurchaseHistory,
  options: OwnFoldOptions,
): [Fold, ...Fold[]] {
  const folds = isCut(protocol)
    ? Array.from({ length: CUTS }, (_, back) =>
        cutFold(protocol, all, { horizonMs: options.horizonMs, back }),
      )
    : [protocol === 'leave-one-out' ? oneOutFold(all, options.most) : lastOnesFold(protocol, all, options)];
  const [first, ...others] = folds.filter(({ cases }) => cases.length > 0);
  if (first === undefined)
    throw new WhereforeError(
      'BAD_INPUT',
      'nobody in the training data comes back, so nothing can be tuned: give a validation file',
    );
  return [first, ...others];
}

/** What a ranking is judged by where nothing was kept apart: the last `horizonMs`, or one thing of each customer. */
export function heldBack(
  protocol: Protocol,
  all: PurchaseHistory,
  { horizonMs, most }: Pick<OwnFoldOptions, 'horizonMs' | 'most'>,
): HeldBack {
  if (!isCut(protocol)) return oneOutFold(all, most);
  return cutFold(protocol, all, { horizonMs, back: 0 });
}

/** A fold, and the earliest moment of its truth, ms since 1970: who learned from then on has seen what it is judged by. */
export interface HeldBack extends Fold {
  readonly from: number;
}

/** Cuts in time that are tuned on: one month may have its own taste. */
const CUTS = 2;

/** Four weeks before the end of a history, or a quarter of it where it is shorter: what was known then and what came of it. */
export function scoreFold(all: PurchaseHistory): ScoreFold {
  const { train, truth, cut } = cutAt(all, { horizonMs: SCORED_DAYS * DAY_MS, back: 0 });
  const pasts = pastsOf(train);
  const later = gatherBuyers(truth, (basket) => (truth.basketCustomer[basket] ?? -1) >= 0);
  const window = pasts.flatMap((past, customer) => {
    if (past === null) return [];
    const baskets = basketsOf(later, customer);
    return [
      { past, now: cut, truth: new Set([...baskets].flatMap((basket) => [...basketItems(truth, basket)])) },
    ];
  });
  return {
    train,
    discovered: casesOf('new-items', { train, truth }),
    next: casesOf('next-basket', { train, truth }),
    window,
  };
}

const SCORED_DAYS = 28;

function cutFold(
  protocol: Protocol,
  all: PurchaseHistory,
  at: { horizonMs: number; back: number },
): HeldBack {
  const { train, truth } = cutAt(all, at);
  return { train, cases: casesOf(protocol, { train, truth }), from: startOf(truth) };
}

function cutAt(
  all: PurchaseHistory,
  { horizonMs, back }: { horizonMs: number; back: number },
): { train: PurchaseHistory; truth: PurchaseHistory; cut: number } {
  const end = endOf(all);
  const start = all.basketTime.reduce((first, at) => Math.min(first, at), end);
  const horizon = Math.min(Math.max(horizonMs, DAY_MS), (end - start) / 4);
  const cut = end - (back + 1) * horizon;
  const time = (basket: number) => all.basketTime[basket] ?? 0;
  const train = withBaskets(all, (basket) => time(basket) < cut);
  const truth = withBaskets(all, (basket) => time(basket) >= cut && time(basket) <= cut + horizon);
  return { train, truth, cut };
}

/** Keeps back one thing of the last occasion of customers, who are drawn evenly; what else was had with it stays. */
function oneOutFold(all: PurchaseHistory, most: number): HeldBack {
  const buyers = gatherBuyers(all, (basket) => (all.basketCustomer[basket] ?? -1) >= 0);
  const several = all.customers
    .map((_, customer) => basketsOf(buyers, customer))
    .filter((baskets) => baskets.reduce((sum, basket) => sum + basketItems(all, basket).length, 0) > 1);
  const step = Math.max(1, several.length / most);
  const out = new Map<number, number>();
  for (let at = 0; at < several.length; at += step) {
    const baskets = several[Math.floor(at)] ?? new Int32Array(0);
    const last = baskets.reduce((a, b) => ((all.basketTime[b] ?? 0) > (all.basketTime[a] ?? 0) ? b : a));
    const items = basketItems(all, last);
    out.set(last, items[(Math.imul(last + 1, 0x9e3779b1) >>> 0) % items.length] ?? -1);
  }
  const isOut = (basket: number, item: number) => out.get(basket) === item;
  const train = withItems(all, (basket, item) => !isOut(basket, item));
  const truth = withItems(all, isOut);
  return { train, cases: casesOf('leave-one-out', { train, truth }), from: startOf(truth) };
}

/** At most this part of the customers are kept back, so that there is something left to learn from. */
const MOST_SHARE = 0.2;

function lastOnesFold(protocol: Protocol, all: PurchaseHistory, { most, unseen }: OwnFoldOptions): Fold {
  const last = new Map<number, { first: number; last: number }>();
  all.basketTime.forEach((at, basket) => {
    const customer = all.basketCustomer[basket] ?? -1;
    const known = last.get(customer);
    if (customer >= 0)
      last.set(customer, { first: Math.min(known?.first ?? at, at), last: Math.max(known?.last ?? at, at) });
  });
  const chosen = [...last]
    .filter(([, times]) => times.first < times.last)
    .sort(([a, x], [b, y]) => y.last - x.last || a - b)
    .slice(0, Math.min(most, Math.ceil(MOST_SHARE * last.size)));
  const kept = new Map(chosen.map(([customer, times]) => [customer, times.last]));
  const lastOf = (basket: number) => kept.get(all.basketCustomer[basket] ?? -1) ?? Infinity;
  const isTruth = (basket: number) => (all.basketTime[basket] ?? 0) >= lastOf(basket);
  const isPast = (basket: number) => kept.has(all.basketCustomer[basket] ?? -1) && !isTruth(basket);
  const train = withBaskets(all, (basket) => !isTruth(basket) && !(unseen && isPast(basket)));
  const truth = withBaskets(all, isTruth);
  const pasts = unseen ? withBaskets(all, isPast) : undefined;
  return { train, cases: casesOf(protocol, { train, pasts, truth }) };
}

const startOf = ({ basketTime }: PurchaseHistory): number =>
  basketTime.reduce((first, at) => Math.min(first, at), Infinity);

function firstTimes(history: PurchaseHistory): Map<number, number> {
  const first = new Map<number, number>();
  history.basketCustomer.forEach((customer, basket) => {
    const at = history.basketTime[basket] ?? 0;
    first.set(customer, Math.min(first.get(customer) ?? Infinity, at));
  });
  return first;
}

/** The baskets that `keep` lets through, over the same products and customers. */
export function withBaskets(history: PurchaseHistory, keep: (basket: number) => boolean): PurchaseHistory {
  return withItems(history, (basket) => keep(basket));
}

/** The items that `keep` lets through, and the baskets that still have any. */
function withItems(
  history: PurchaseHistory,
  keep: (basket: number, item: number) => boolean,
): PurchaseHistory {
  const offsets = [0];
  const items: number[] = [];
  const baskets: number[] = [];
  for (const basket of history.basketCustomer.keys()) {
    for (const item of basketItems(history, basket)) if (keep(basket, item)) items.push(item);
    if (items.length === offsets.at(-1)) continue;
    baskets.push(basket);
    offsets.push(items.length);
  }
  return {
    ...history,
    basketCustomer: Int32Array.from(baskets, (basket) => history.basketCustomer[basket] ?? -1),
    basketTime: Float64Array.from(baskets, (basket) => history.basketTime[basket] ?? 0),
    basketOffset: Int32Array.from(offsets),
    basketItem: Int32Array.from(items),
  };
}

/** Histories over the same products and customers as one. */
export function joined(histories: readonly [PurchaseHistory, ...PurchaseHistory[]]): PurchaseHistory {
  const [first] = histories;
  const offsets: number[] = [0];
  for (const { basketOffset } of histories) {
    const start = offsets.at(-1) ?? 0;
    for (const offset of basketOffset.subarray(1)) offsets.push(start + offset);
  }
  const flat = <T extends 'basketCustomer' | 'basketTime' | 'basketItem'>(name: T): number[] =>
    histories.flatMap((history) => Array.from(history[name]));
  return {
    ...first,
    basketCustomer: Int32Array.from(flat('basketCustomer')),
    basketTime: Float64Array.from(flat('basketTime')),
    basketOffset: Int32Array.from(offsets),
    basketItem: Int32Array.from(flat('basketItem')),
  };
}
