import { createHash, randomUUID } from 'node:crypto';
import {
  type ApplyResult,
  type Batch,
  type Event,
  type Reject,
  stampOf,
  WhereforeError,
} from '@wherefore/contracts';
import {
  claimChunk,
  claimInbox,
  type Graph,
  type GraphTransaction,
  quarantineRecords,
} from '@wherefore/graph';
import type { EventLog } from '@wherefore/log';
import type { Keyring } from '../keyring.js';
import { keptOf } from '../quarantine/keep-original.js';
import { findPoison } from './find-poison.js';
import { planEffects } from './plan-effects.js';
import { runEffects } from './run-effects.js';

export interface ApplyParts {
  readonly graph: Graph;
  readonly log: EventLog;
  readonly keyring: Keyring;
  /** Told as soon as the graph has a batch, before the log has; again when the batch is tried again. */
  readonly announce?: (batch: Batch) => Promise<void>;
}

interface Claim {
  /** Events whose effect is ours to make now. */
  readonly fresh: readonly Event[];
  /** Events that this batch brought, now or in an earlier attempt: what the log gets. */
  readonly mine: readonly Event[];
  readonly rejects: readonly Reject[];
}

/**
 * Gives a batch its effect exactly once: inbox entries and effect in one transaction, then the log, whose file is named
 * after the batch, so that doing it again changes nothing. An event that the graph itself refuses is quarantined;
 * its neighbours take effect. Throws UNAVAILABLE or TIMEOUT when the whole should be tried again later.
 */
export async function applyBatch(parts: ApplyParts, batch: Batch): Promise<ApplyResult> {
  const claim = await applyToGraph(parts, batch);
  await parts.announce?.(batch);
  if (claim.mine.length > 0) {
    await parts.log.append({
      batch: batch.id,
      receivedAt: batch.receivedAt,
      events: claim.mine.map((event) => toLogged(event, parts.keyring)),
    });
  }
  const applied = claim.fresh.length;
  return {
    batch: batch.id,
    applied,
    duplicates: batch.events.length - applied,
    quarantined: claim.rejects.length,
  };
}

async function applyToGraph(parts: ApplyParts, batch: Batch): Promise<Claim> {
  try {
    return await attempt(parts, batch);
  } catch (error) {
    if (!(error instanceof WhereforeError) || error.code !== 'INTERNAL') throw error;
    const poison = await findPoison(parts, batch.events);
    if (poison.size === 0) throw error;
    const rejects = [...poison].map(([event, reason]) => ({
      source: event.source,
      position: `event ${event.id}`,
      reason,
      original: JSON.stringify(event),
      ...entryOf(batch, event),
    }));
    const events = batch.events.filter((event) => !poison.has(event));
    return attempt(parts, { ...batch, events, rejects: [...batch.rejects, ...rejects] });
  }
}

function attempt({ graph, keyring }: ApplyParts, batch: Batch): Promise<Claim> {
  return graph.transaction(async (tx) => {
    const claim = batch.guard === 'batch' ? await claimWhole(tx, batch) : await claimEach(tx, batch);
    await runEffects(tx, planEffects(claim.fresh, keyring));
    const rows = claim.rejects.map((reject) => quarantined(reject, batch, keyring));
    if (rows.length > 0) await tx.run(quarantineRecords, { rows });
    return claim;
  });
}

/** Where an event that came from the quarantine goes back to. */
function entryOf({ replays }: Batch, { source, id }: Event): { entry?: string } {
  const entry = replays?.[`${source}:${id}`];
  return entry === undefined ? {} : { entry };
}

function quarantined(reject: Reject, batch: Batch, keyring: Keyring) {
  const { source, position, reason } = reject;
  const { original, form } = keptOf(reject);
  const hash = createHash('sha256').update(`${source}\n${position}\n${original}`).digest('hex');
  return {
    id: reject.entry ?? hash.slice(0, 32),
    source,
    position,
    reason,
    original: keyring.seal(original).toString('base64'),
    ...form,
    isReplay: reject.entry !== undefined,
    at: batch.receivedAt,
  };
}

/** One entry for all: a chunk of a file. */
async function claimWhole(tx: GraphTransaction, batch: Batch): Promise<Claim> {
  const [row] = await tx.run(claimChunk, {
    key: batch.id,
    batch: batch.id,
    attempt: randomUUID(),
    at: batch.receivedAt,
    import: batch.chunk?.import ?? batch.id,
    chunk: batch.chunk?.chunk ?? 0,
    records: batch.chunk?.records ?? batch.events.length,
    quarantined: batch.chunk?.quarantined ?? batch.rejects.length,
  });
  const created = row?.created === true;
  return { fresh: created ? batch.events : [], mine: batch.events, rejects: created ? batch.rejects : [] };
}

/** An entry per event: it may be sent again in any other batch. */
async function claimEach(tx: GraphTransaction, batch: Batch): Promise<Claim> {
  const byKey = new Map(batch.events.map((event) => [`${event.source}:${event.id}`, event]));
  const own = `batch:${batch.id}`;
  const keys = [...byKey.keys(), own].sort();
  const rows = await tx.run(claimInbox, {
    keys,
    batch: batch.id,
    attempt: randomUUID(),
    at: batch.receivedAt,
  });
  const pick = (wanted: (row: (typeof rows)[number]) => boolean) =>
    rows
      .filter(({ key }) => key !== own)
      .filter(wanted)
      .map(({ key }) => eventOf(byKey, key));
  return {
    fresh: pick((row) => row.created),
    mine: pick((row) => row.mine),
    rejects: rows.some((row) => row.key === own && row.created) ? batch.rejects : [],
  };
}

function eventOf(events: ReadonlyMap<string, Event>, key: string): Event {
  const event = events.get(key);
  if (event === undefined)
    throw new WhereforeError('INTERNAL', 'the graph answered for an event that was not sent');
  return event;
}

function toLogged(event: Event, keyring: Keyring) {
  const customer = 'customer' in event.payload ? event.payload.customer : undefined;
  return {
    event,
    stamp: stampOf(event),
    pseudonym: customer === undefined ? null : keyring.pseudonym(customer),
  };
}
