import { createHash, randomUUID } from 'node:crypto';
import {
  finalReading,
  type PollHalf,
  type PollRuntime,
  type RecordReject,
  type SourceOutcome,
} from '@wherefore/connectors';
import { type Event, type FollowUp, type Reject, WhereforeError } from '@wherefore/contracts';
import type { Graph } from '@wherefore/graph';
import { type Lease, PRIORITY, type SourceQueue } from '@wherefore/queue';
import { ownKeyOf } from '../apply/claim.js';
import { BoundedMap } from '../bounded-map.js';
import { keepOriginal } from '../quarantine/keep-original.js';
import { type IntakeParts, submitBatch } from '../intake/submit-batch.js';
import { waitUntilApplied } from '../intake/wait-until-applied.js';
import type { Source, SourcePolling } from '../sources/source.js';
import { type Found, NOTHING_FOUND } from './cycle-report.js';
import {
  entityOf,
  inboxKeyOf,
  type KnownFacts,
  readKnownFacts,
  wasHeld,
  withoutRefused,
} from './known-facts.js';
import { type News, sortNews } from './sort-news.js';

export interface ReadingParts extends IntakeParts {
  readonly graph: Graph;
  readonly sourceQueue: SourceQueue;
}

export interface ReadingOf {
  readonly source: Source;
  readonly polling: SourcePolling;
  readonly kind: string;
  readonly priority: number;
  /** Where only one may read at a time: what says that we still are the one. */
  readonly lease: Lease | null;
}

/** Batches sent and not yet applied: what bounds memory. */
const MOST_OUTSTANDING = 6;
/** Batches sent since all before them had been applied. */
const MOST_REMEMBERED = 64;

/** Reads one kind of records, counts what it finds, and sends on what is news. */
export class Reading {
  found: Found = NOTHING_FOUND;
  readonly half: PollHalf;
  readonly runtime: PollRuntime;
  private batches: string[] = [];
  /** What was sent lately: a provider may show a record on two pages. */
  private readonly sent = new BoundedMap<string, true>(20_000);

  constructor(
    private readonly parts: ReadingParts,
    private readonly of: ReadingOf,
  ) {
    const { half } = of.polling;
    this.half = {
      ...half,
      toEvents: (kind, records, context) => {
        this.count({ records: records.length });
        return half.toEvents(kind, records, context);
      },
    };
    this.runtime = of.polling.runtime(() => this.count({ requests: 1 }));
  }

  /** Sends what is news in an outcome; returns when it is durable. */
  async take(outcome: SourceOutcome): Promise<void> {
    if (this.of.lease?.held() === false)
      throw new WhereforeError('CONFLICT', `somebody else has begun to read ${this.of.source.name}`);
    const unseen = outcome.events.filter((event) => this.sent.get(inboxKeyOf(event)) === undefined);
    const fresh = [...new Map(unseen.map((event) => [inboxKeyOf(event), event])).values()];
    const rejects = outcome.rejects.map((reject) => this.batchOfReject(reject));
    const keys = [
      ...fresh.flatMap((event) =>
        entityOf(event) === null ? [inboxKeyOf(event)] : [inboxKeyOf(event), inboxKeyOf(finalReading(event))],
      ),
      ...rejects.map(({ id }) => ownKeyOf(id)),
    ];
    const known = await readKnownFacts(this.parts.graph, { events: fresh, keys });
    const { events, ...counts } = await this.newsIn(fresh, known);
    const bad = rejects.filter(({ id }) => !known.has(ownKeyOf(id)));
    for (const event of events) this.sent.set(inboxKeyOf(event), true);
    if (events.length > 0) await this.send({ id: await this.batchId(events), events, rejects: [] });
    for (const { id, reject } of bad) await this.send({ id, events: [], rejects: [reject] });
    await this.followUp(outcome);
    this.count({
      ...counts,
      unchanged: counts.unchanged + outcome.events.length - fresh.length,
      quarantined: bad.length,
      skipped: outcome.skipped.reduce((sum, { count }) => sum + count, 0),
      sent: events.length + bad.length,
    });
  }

  /** Returns when all that was sent has taken effect. */
  async settle(most = 0): Promise<void> {
    const what = `Reading ${this.of.source.name}`;
    await waitUntilApplied(this.parts.queue, { batches: this.batches, most, what });
    if (most === 0) this.batches = [];
  }

  /** What is news and has not been refused: by a contract or the graph, or held with just the same neighbours. */
  private async newsIn(fresh: readonly Event[], known: KnownFacts): Promise<News> {
    const { graph } = this.parts;
    const unknown = new Set(
      await withoutRefused(
        graph,
        fresh.filter((event) => !known.has(inboxKeyOf(event))),
      ),
    );
    const open = fresh.filter((event) => known.has(inboxKeyOf(event)) || unknown.has(event));
    const news = sortNews(open, known, this.runtime.now());
    if (news.events.length > 0 && (await wasHeld(graph, this.nameOf(news.events))))
      return { ...sortNews([], known, 0), unchanged: fresh.length };
    return { ...news, unchanged: news.unchanged + fresh.length - open.length };
  }

  /** Named after its events, so that a batch that is held is recognised; once it has taken effect the name is used up. */
  private async batchId(events: readonly Event[]): Promise<string> {
    const name = this.nameOf(events);
    const known = await readKnownFacts(this.parts.graph, { events: [], keys: [ownKeyOf(name)] });
    return known.has(ownKeyOf(name)) ? `${name}:${randomUUID()}` : name;
  }

  private nameOf(events: readonly Event[]): string {
    const keys = JSON.stringify(events.map(inboxKeyOf).sort());
    const hash = createHash('sha256').update(keys).digest('hex');
    return `poll:${this.of.source.name}:${this.of.kind}:${hash.slice(0, 32)}`;
  }

  private async send(batch: {
    readonly id: string;
    readonly events: readonly Event[];
    readonly rejects: readonly Reject[];
  }): Promise<void> {
    await this.settle(this.batches.length < MOST_REMEMBERED ? MOST_OUTSTANDING - 1 : 0);
    const receivedAt = new Date(this.runtime.now()).toISOString();
    const { source, priority } = this.of;
    await submitBatch(this.parts, { ...batch, source: source.name, receivedAt, guard: 'event' }, priority);
    this.batches.push(batch.id);
  }

  /** A bad record has a batch of its own, named after it, so that seeing it again is no news. */
  private batchOfReject(reject: RecordReject): { readonly id: string; readonly reject: Reject } {
    const { source, kind } = this.of;
    const record = { source: source.name, reason: reject.reason, ...keepOriginal(reject.original) };
    const position = `${kind} ${this.idIn(reject) ?? reject.position}`.slice(0, 200);
    const hash = createHash('sha256')
      .update(JSON.stringify([position, record.original]))
      .digest('hex');
    return { id: `poll:${source.name}:bad:${hash.slice(0, 32)}`, reject: { ...record, position } };
  }

  private idIn({ original }: RecordReject): string | undefined {
    try {
      return this.half.idOf(JSON.parse(original));
    } catch (error) {
      if (error instanceof SyntaxError) return undefined;
      throw error;
    }
  }

  private async followUp({ refetch, resync }: SourceOutcome): Promise<void> {
    if (refetch.length + resync.length === 0) return;
    const followUp: FollowUp = { refetch: [...refetch], resync: [...resync] };
    const body = JSON.stringify(followUp);
    const sealed = this.parts.keyring.seal(body).toString('base64');
    const id = `poll:${createHash('sha256').update(body).digest('hex')}`;
    await this.parts.sourceQueue.add(id, { task: 'follow-up', source: this.of.source.name, sealed });
  }

  private count(more: Partial<Found>): void {
    const sums = Object.entries(more).map(([name, value]) => [name, this.found[name as keyof Found] + value]);
    this.found = { ...this.found, ...(Object.fromEntries(sums) as Partial<Found>) };
  }
}

/** What bulk must not overtake, and what must not wait for bulk. */
export const priorityOfReading = (mark: string | null): number =>
  mark === null ? PRIORITY.bulk : PRIORITY.feed;
