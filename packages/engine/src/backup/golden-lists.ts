import { createHash } from 'node:crypto';
import { OfferRequest } from '@wherefore/contracts';
import { type Graph, goldenCustomers } from '@wherefore/graph';
import { canonicalJson } from '../canonical-json.js';
import { decideOffers } from '../offers/decide-offers.js';
import type { Desk } from '../offers/desk.js';
import type { GoldenList } from './manifest.js';

/** Twice as many as are kept: some change while a backup is made. */
const CUSTOMERS = 39;
const KEPT = 20;
const MOST_ATTEMPTS = 10;

/** The lists of somebody unknown and of 39 customers, as they are decided at `now`; always the same customers of the same graph. */
export async function goldenLists(graph: Graph, desk: Desk, now: Date): Promise<GoldenList[]> {
  const customers = await graph.read(goldenCustomers, { limit: CUSTOMERS });
  const lists: GoldenList[] = [];
  for (const one of [null, ...customers]) {
    const request = OfferRequest.parse({
      ...(one === null ? {} : { customer: one.customer }),
      placement: 'home',
      first: 10,
    });
    const { hash, offers } = await decideWhole(desk, request, now);
    lists.push({ pseudonym: one?.pseudonym ?? null, hash, offers });
  }
  return lists;
}

/** A graph that has just been filled is slow to answer at first, and a list that had to do without something is not the one to compare. */
async function decideWhole(
  desk: Desk,
  request: OfferRequest,
  now: Date,
): Promise<{ readonly hash: string; readonly offers: number }> {
  for (let attempt = 1; ; attempt += 1) {
    const decided = await decideOffers(desk, request, { now });
    if (!decided.ok) return { hash: hashOf(decided.refusal), offers: 0 };
    const { offers, degraded } = decided.value.decision;
    if (degraded.length === 0 || attempt === MOST_ATTEMPTS)
      return { hash: hashOf(offers), offers: offers.length };
  }
}

/** The first 20 that nothing has changed meanwhile, such as a visit: what Redis holds of the others may be from before or after it. */
export function steadyLists(before: readonly GoldenList[], after: readonly GoldenList[]): GoldenList[] {
  return before.filter(({ hash }, n) => after[n]?.hash === hash).slice(0, KEPT);
}

/** Lists that are not what they were. */
export function differingLists(before: readonly GoldenList[], after: readonly GoldenList[]): number {
  const now = new Map(after.map(({ pseudonym, hash }) => [pseudonym, hash]));
  return before.filter(({ pseudonym, hash }) => now.get(pseudonym) !== hash).length;
}

const hashOf = (value: unknown): string => createHash('sha256').update(canonicalJson(value)).digest('hex');
