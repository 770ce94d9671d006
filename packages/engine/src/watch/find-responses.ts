import type { DecisionRecord, Event, EventOf } from '@wherefore/contracts';
import { entryOf } from '../record/decision-id.js';
import type { WatchParts } from './watch-parts.js';

/** The first click on, or purchase from, a recent decision. */
export interface Response {
  readonly kind: 'clicks' | 'conversions';
  /** The epoch that decided, and when, ms since 1970. */
  readonly epoch: string | null;
  readonly at: number;
  /** Pseudonym of the visitor; null where nobody was named. */
  readonly visitor: string | null;
  /** The score that the product was offered with; null where it was not offered. */
  readonly score: number | null;
}

type Responded = EventOf<'offer.clicked' | 'offer.bought'>;
const isResponse = (event: Event): event is Responded =>
  event.type === 'offer.clicked' || event.type === 'offer.bought';
const KEEP_MS = 2 * 86_400_000;

/** What events say became of decisions that are still at hand; of each decision the first click and the first purchase. */
export async function findResponses(
  { keyring, decisions, queue }: Pick<WatchParts, 'keyring' | 'decisions' | 'queue'>,
  events: readonly Event[],
): Promise<Response[]> {
  const found: Response[] = [];
  for (const { type, payload } of events.filter(isResponse)) {
    const entry = entryOf(keyring, payload.decision);
    const body = entry === null ? null : await decisions.read(entry);
    if (entry === null || body === null) continue;
    const kind = type === 'offer.clicked' ? 'clicks' : 'conversions';
    if (!(await queue.tallies.isNew(`responses:${kind}:${dayOf(entry)}`, entry, KEEP_MS))) continue;
    const { versions, offers, request } = JSON.parse(body) as DecisionRecord;
    const offered = offers.find(({ product }) => product === payload.product);
    found.push({
      kind,
      epoch: versions.epoch,
      at: momentOf(entry),
      visitor: request.customer ?? request.session ?? null,
      score: offered?.score ?? null,
    });
  }
  return found;
}

/** Entries begin with the millisecond in which they were made. */
const momentOf = (entry: string): number => Number.parseInt(entry, 10);
const dayOf = (entry: string): number => Math.floor(momentOf(entry) / 86_400_000);
