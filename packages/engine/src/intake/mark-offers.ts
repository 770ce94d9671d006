import type { DecisionRecord, Event, EventOf } from '@wherefore/contracts';
import type { DecisionStream, LiveMark, VisitorKeys } from '@wherefore/queue';
import { entryOf } from '../record/decision-id.js';
import type { DecisionWatch } from '../watch/decision-watch.js';
import type { IntakeParts } from './submit-batch.js';

export interface MarkParts extends IntakeParts {
  /** Tells whose decision it was, where feedback names nobody. */
  readonly decisions?: DecisionStream;
  /** Counts what became of offers. */
  readonly watch?: Pick<DecisionWatch, 'responded'>;
}

type Marked = EventOf<'offer.shown' | 'offer.rejected'>;
const isMarked = (event: Event): event is Marked =>
  event.type === 'offer.shown' || event.type === 'offer.rejected';

/**
 * Makes it count at once that offers were shown or turned down, before the graph and the log hear of it. The same event
 * again changes nothing. Throws UNAVAILABLE when Redis cannot be reached.
 */
export async function markOffers(parts: MarkParts, events: readonly Event[], now: Date): Promise<void> {
  const { live } = parts.queue;
  await Promise.all(
    events.filter(isMarked).map(async (event) => {
      const keys = await visitorOf(parts, event);
      if (event.type === 'offer.shown') await live.addExposures(keys, marksOf(event, now));
      else await live.addRejections(keys, marksOf(event, now));
    }),
  );
}

/** Those the event names; where it names nobody, those the decision was made for, while it is recent. */
async function visitorOf({ keyring, decisions }: MarkParts, { payload }: Marked): Promise<VisitorKeys> {
  const { customer, session, decision } = payload;
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
