import type { DecisionRecord, Event, EventOf } from '@wherefore/contracts';
import type { DecisionStream, LiveMark, VisitorKeys } from '@wherefore/queue';
import type { Desk } from '../offers/desk.js';
import { asStranger } from '../privacy/as-stranger.js';
import { entryOf } from '../record/decision-id.js';
import type { DecisionWatch } from '../watch/decision-watch.js';
import type { IntakeParts } from './submit-batch.js';

export interface MarkParts extends IntakeParts {
  /** Tells whose decision it was, where feedback names nobody. */
  readonly decisions?: DecisionStream;
  /** Knows who was forgotten: of them nothing is kept. */
  readonly desk?: Pick<Desk, 'hear' | 'knowledge'>;
  /** Counts what became of offers. */
  readonly watch?: Pick<DecisionWatch, 'responded'>;
}

type Named = Pick<Marked['payload'], 'customer' | 'session'>;
type Marked = EventOf<'offer.shown' | 'offer.rejected'>;
const isMarked = (event: Event): event is Marked =>
  event.type === 'offer.shown' || event.type === 'offer.rejected';

/**
 * Makes it count at once that offers were shown or turned down, before the graph and the log hear of it. The same event
 * again changes nothing. Throws UNAVAILABLE when Redis cannot be reached.
 */
export async function markOffers(parts: MarkParts, events: readonly Event[], now: Date): Promise<void> {
  const { live } = parts.queue;
  const marked = events.filter(isMarked);
  if (marked.length === 0) return;
  await parts.desk?.hear();
  const forgotten = (await parts.desk?.knowledge())?.forgotten ?? new Set<string>();
  await Promise.all(
    marked.map(async (event) => {
      const keys = await visitorOf(parts, event, forgotten);
      if (event.type === 'offer.shown') await live.addExposures(keys, marksOf(event, now));
      else await live.addRejections(keys, marksOf(event, now));
    }),
  );
}

/** Those the event names; where it names nobody, those the decision was made for, while it is recent. */
async function visitorOf(
  { keyring, decisions }: MarkParts,
  { payload }: Marked,
  forgotten: ReadonlySet<string>,
): Promise<VisitorKeys> {
  const { customer, session } = asStranger(keyring, payload as Named, forgotten);
  const { decision } = payload;
  if (customer !== undefined || session !== undefined)
    return {
      customer: customer === undefined ? null : keyring.pseudonym(customer),
      session: session === undefined ? null : keyring.pseudonym(session),
    };
  const entry = decision === undefined ? null : entryOf(keyring, decision);
  const body = entry === null ? null : await decisions?.read(entry);
  if (body === null || body === undefined) return { customer: null, session: null };
  const { request } = JSON.parse(body) as DecisionRecord;
  return { customer: request.customer ?? null, session: request.session ?? null };
}

/** What is said to be in the future happened now. */
function marksOf({ id, source, occurredAt, payload }: Marked, now: Date): LiveMark[] {
  const products = 'products' in payload ? payload.products : [payload.product];
  const at = Math.min(Date.parse(occurredAt), now.getTime());
  const { channel = null, campaign = null } = payload;
  return products.map((product) => ({ id: `${source}:${id}`, product, at, channel, campaign }));
}
