import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { accepted, refused, type Result } from '@wherefore/contracts';
import { type Graph, recordChange } from '@wherefore/graph';
import { acceptEvents } from '../intake/accept-events.js';
import type { MarkParts } from '../intake/mark-offers.js';
import { type CampaignFacts, loadCampaign } from './list-campaigns.js';

/** A campaign as somebody of the shop describes it, completely. */
export interface CampaignChange {
  readonly who: string;
  readonly why: string;
  readonly campaign: {
    readonly campaign: string;
    readonly name: string;
    readonly channel?: string;
    readonly startsAt?: string;
    readonly endsAt?: string;
    readonly products: readonly string[];
  };
}

export interface SavedCampaign {
  readonly id: string;
  /** Do offers keep to it from now on? False where it is durable, but still waits for a worker. */
  readonly inEffect: boolean;
}

/** Where campaigns come from that are written by hand. */
const SOURCE = 'console';
const PATIENCE_MS = 5_000;
const LOOK_EVERY_MS = 15;

/**
 * Describes a campaign by the same way in as that of any feed, so that a rebuild has it too, and waits a while until it holds.
 * What the newest event says of a campaign holds, whoever sent it. Refused with a sentence.
 */
export async function saveCampaign(
  parts: MarkParts & { readonly graph: Graph },
  { who, why, campaign }: CampaignChange,
  now: Date,
): Promise<Result<SavedCampaign, string>> {
  const { startsAt, endsAt } = campaign;
  if (why.trim() === '') return refused('Say why.');
  if (startsAt !== undefined && endsAt !== undefined && Date.parse(endsAt) <= Date.parse(startsAt))
    return refused('It ends before it begins.');
  const before = await loadCampaign(parts.graph, campaign.campaign);
  const event = {
    id: randomUUID(),
    source: SOURCE,
    type: 'campaign.upserted',
    occurredAt: now.toISOString(),
    payload: campaign,
  };
  const { batch, quarantined } = await acceptEvents(parts, [event], now);
  const [no] = quarantined;
  if (no !== undefined) return refused(no.reason);
  await parts.graph.write(recordChange, {
    id: randomUUID(),
    at: now.toISOString(),
    who,
    what: 'campaigns.save',
    before: before === null ? null : JSON.stringify(described(before)),
    after: JSON.stringify(campaign),
    why,
  });
  return accepted({ id: campaign.campaign, inEffect: await isApplied(parts, batch) });
}

const described = ({ name, channel, startsAt, endsAt, products }: CampaignFacts): object => ({
  name,
  channel,
  startsAt,
  endsAt,
  products,
});

async function isApplied({ queue }: MarkParts, batch: string): Promise<boolean> {
  for (let waited = 0; waited < PATIENCE_MS; waited += LOOK_EVERY_MS) {
    if ((await queue.pending([batch])) === 0) return true;
    await delay(LOOK_EVERY_MS);
  }
  return false;
}
