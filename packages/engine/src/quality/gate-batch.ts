import { type Batch, type Event, type Reject, WhereforeError } from '@wherefore/contracts';
import { type CompiledContract, type FeedRecords, judgeBatch } from '@wherefore/governance';
import { type Graph, readInbox } from '@wherefore/graph';
import { rejectOf } from '../apply/apply-batches.js';
import { chunkKeyOf, keyOf, ownKeyOf } from '../apply/claim.js';
import { DEFAULT_FUTURE_SECONDS, futureIn } from '../intake/refuse-future.js';
import type { ContractShelf } from './contract-shelf.js';
import { loadKnown } from './load-known.js';

export interface GateParts {
  readonly graph: Graph;
  readonly contracts: ContractShelf;
  /** How far in the future an event may lie, seconds. */
  readonly futureSeconds?: number;
}

/** What is left of a batch after its feeds' contracts were asked. */
export interface Gated {
  readonly batch: Batch;
  /** Why all of it is held; null where it is not. */
  readonly hold: string | null;
  /** Failed checks by feed and name, warnings included. */
  readonly failures: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

/**
 * Judges a batch by the contracts of its feeds, once what lies in the future is out. Feeds without one, and batches that
 * somebody released, pass as they are.
 * Throws UNAVAILABLE, so that the batch is tried again, while it may still wait for what it refers to.
 */
export async function gateBatch(parts: GateParts, batch: Batch, now: Date): Promise<Gated> {
  const gated = await judgeFeeds(parts, batch, now);
  if (gated.hold === null && gated.batch === batch) return gated;
  const before = await asItTookEffect(parts.graph, batch);
  return before === null ? gated : { batch: before, hold: null, failures: new Map() };
}

/**
 * A batch that has taken effect and comes again, because the log does not have it yet, with the events that it brought:
 * what its contracts say by now must not keep them from the log. Null when it has not.
 */
async function asItTookEffect(graph: Graph, batch: Batch): Promise<Batch | null> {
  if (batch.guard === 'batch') {
    const [mark] = await graph.read(readInbox, { keys: [chunkKeyOf(batch.id)] });
    const refused = mark?.refused ?? null;
    if (refused === null) return null;
    return { ...batch, events: batch.events.filter((_, place) => !refused.includes(place)), rejects: [] };
  }
  const own = ownKeyOf(batch.id);
  const rows = await graph.read(readInbox, { keys: [own, ...batch.events.map(keyOf)] });
  const brought = new Set(rows.filter((row) => row.batch === batch.id).map(({ key }) => key));
  if (!brought.has(own)) return null;
  return { ...batch, events: batch.events.filter((event) => brought.has(keyOf(event))), rejects: [] };
}

async function judgeFeeds(parts: GateParts, batch: Batch, now: Date): Promise<Gated> {
  const failures = new Map<string, ReadonlyMap<string, number>>();
  if (batch.released === true) return { batch, hold: null, failures };
  const late = futureOf(batch, parts.futureSeconds);
  const rejects: Reject[] = late.map(({ event, reason }) => rejectOf(batch, event, reason));
  const ahead = new Set(late.map(({ event }) => event));
  let events: readonly Event[] =
    ahead.size === 0 ? batch.events : batch.events.filter((one) => !ahead.has(one));
  for (const feed of new Set(batch.events.map(({ source }) => source))) {
    const compiled = await parts.contracts.get(feed);
    if (compiled === null) continue;
    const own = events.filter(({ source }) => source === feed);
    const unusable = [...batch.rejects, ...rejects].filter(({ source }) => source === feed).length;
    const records = { events: own, unusable };
    const verdict = await judgeFeed(parts, { compiled, batch, records }, now);
    failures.set(feed, verdict.failures);
    if (verdict.hold !== null) return { batch, hold: verdict.hold, failures };
    const bad = new Set(verdict.bad.map(({ event }) => event));
    rejects.push(...verdict.bad.map(({ event, reason }) => rejectOf(batch, event, `contract: ${reason}`)));
    if (bad.size > 0) events = events.filter((event) => !bad.has(event));
  }
  if (rejects.length === 0) return { batch, hold: null, failures };
  const left = { events, rejects: [...batch.rejects, ...rejects] };
  if (batch.guard === 'event') return { batch: { ...batch, ...left }, hold: null, failures };
  const kept = new Set(events);
  const refused = batch.events.flatMap((event, place) => (kept.has(event) ? [] : [place]));
  return { batch: { ...batch, ...left, refused }, hold: null, failures };
}

async function judgeFeed(
  { graph }: GateParts,
  { compiled, batch, records }: { compiled: CompiledContract; batch: Batch; records: FeedRecords },
  now: Date,
) {
  const known = await loadKnown(graph, compiled, records.events);
  const verdict = judgeBatch(compiled, records, known);
  const age = (now.getTime() - Date.parse(batch.receivedAt)) / 1_000;
  const isWaiting = compiled.graceSeconds > age && (verdict.hold !== null || verdict.bad.length > 0);
  if (isWaiting && refersToUnknown(verdict))
    throw new WhereforeError('UNAVAILABLE', `${batch.id} waits for what it refers to`);
  return verdict;
}

/** Only what is not known yet may become known. */
const refersToUnknown = ({ hold, bad }: ReturnType<typeof judgeBatch>): boolean =>
  [hold ?? '', ...bad.map(({ reason }) => reason)].some((reason) => reason.endsWith(' is known'));

/** Events from the future, with what is wrong with them, by the time the batch was received. */
function futureOf({ events, receivedAt }: Batch, mostSeconds = DEFAULT_FUTURE_SECONDS) {
  const received = new Date(receivedAt);
  return events.flatMap((event) => {
    const reason = futureIn(event, received, mostSeconds);
    return reason === null ? [] : [{ event, reason }];
  });
}
