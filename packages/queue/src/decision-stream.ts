import type { Snapshot } from '@wherefore/contracts';
import type { Redis } from 'ioredis';
import { answering, connectForAppends } from './connection.js';
import { DECISIONS, SNAPSHOT_REWRITE_MS, SNAPSHOT_TTL_S, snapshotKey } from './decision-keys.js';
import { RecentlyWritten } from './recently-written.js';
import { decisionFields, type RawEntry, snapshotFields, toStreamEntry } from './stream-entries.js';

/** A decision that is about to be answered, with all that it rests on. */
export interface DecisionEntry {
  /** All of them; those that this process has written lately are not sent again. */
  readonly snapshots: readonly Snapshot[];
  /** The record as JSON. */
  readonly decision: string;
}

/** Where decisions are kept before they are answered. Everything throws UNAVAILABLE when Redis is gone or full. */
export interface DecisionStream {
  /**
   * Resolves with the decision's entry id once Redis has it. What is appended in one turn of the event loop travels
   * together, in one round trip. Never sent twice: after an error the decision may have been kept, unanswered.
   */
  append(entry: DecisionEntry): Promise<string>;
  /** The record of a recent decision as JSON; null when it has left the stream. */
  read(entry: string): Promise<string | null>;
  /** The latest decisions that the stream still holds, latest first; older than an entry, where one is named. */
  readLatest(count: number, before?: string): Promise<{ readonly entry: string; readonly body: string }[]>;
  /** Bodies by hash of those snapshots that are still in Redis. One round trip. */
  readSnapshots(hashes: readonly string[]): Promise<Map<string, string>>;
  close(): void;
}

/** Most snapshots that a process remembers having written. */
const MOST_REMEMBERED = 100_000;
const PAGE = 500;

export async function openDecisionStream(url: string): Promise<DecisionStream> {
  const redis = connectForAppends(url);
  await answering(redis.connect());
  const writer = new Writer(redis);
  return {
    append: (entry) => writer.append(entry),
    async read(entry) {
      const [raw] = (await answering(redis.xrange(DECISIONS, entry, entry))) as RawEntry[];
      const found = raw === undefined ? null : toStreamEntry(raw);
      return found?.kind === 'decision' ? found.body : null;
    },
    readLatest: (count, before) => readLatest(redis, count, before === undefined ? '+' : `(${before}`),
    async readSnapshots(hashes) {
      if (hashes.length === 0) return new Map();
      const bodies = await answering(redis.mget(hashes.map(snapshotKey)));
      return new Map(
        hashes.flatMap((hash, i) => {
          const body = bodies[i];
          return typeof body === 'string' ? [[hash, body] as const] : [];
        }),
      );
    },
    close: () => redis.disconnect(),
  };
}

interface Waiting extends DecisionEntry {
  readonly resolve: (entry: string) => void;
  readonly reject: (error: unknown) => void;
}

class Writer {
  private waiting: Waiting[] = [];
  private readonly written = new RecentlyWritten(MOST_REMEMBERED, SNAPSHOT_REWRITE_MS);
  /** Lists of snapshots of which all were written lately. */
  private lists = new WeakSet<readonly Snapshot[]>();

  constructor(private readonly redis: Redis) {
    // A Redis that comes back may have lost its last moment.
    redis.on('close', () => {
      this.written.clear();
      this.lists = new WeakSet();
    });
  }

  append({ snapshots, decision }: DecisionEntry): Promise<string> {
    return new Promise((resolve, reject) => {
      if (this.waiting.push({ snapshots, decision, resolve, reject }) === 1)
        setImmediate(() => void this.send());
    });
  }

  /** A snapshot counts as written only once Redis has said so; until then it may be sent twice, which does no harm. */
  private async send(): Promise<void> {
    const batch = this.waiting;
    this.waiting = [];
    const pipeline = this.redis.pipeline();
    const fresh = new Set<string>();
    if (this.written.age()) this.lists = new WeakSet();
    const places = batch.map(({ snapshots, decision }) => {
      if (!this.lists.has(snapshots))
        for (const snapshot of snapshots) {
          const { hash, kind, body } = snapshot;
          if (fresh.has(hash) || this.written.has(hash)) continue;
          fresh.add(hash);
          pipeline.set(snapshotKey(hash), body, 'EX', SNAPSHOT_TTL_S[kind]);
          pipeline.xadd(DECISIONS, '*', ...snapshotFields(snapshot));
        }
      pipeline.xadd(DECISIONS, '*', ...decisionFields(decision));
      return pipeline.length - 1;
    });
    try {
      const replies = await answering(allOf(pipeline.exec()));
      for (const hash of fresh) this.written.add(hash);
      for (const { snapshots } of batch) this.lists.add(snapshots);
      batch.forEach(({ resolve }, i) => resolve(String(replies[places[i] ?? -1])));
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }
}

/** The replies of a pipeline; throws the first error in it. */
async function allOf(sent: Promise<[Error | null, unknown][] | null>): Promise<unknown[]> {
  return ((await sent) ?? []).map(([error, reply]) => {
    if (error !== null) throw error;
    return reply;
  });
}

async function readLatest(
  redis: Redis,
  count: number,
  from: string,
): Promise<{ entry: string; body: string }[]> {
  const latest: { entry: string; body: string }[] = [];
  for (let before = from; latest.length < count;) {
    const page = (await answering(
      redis.xrevrange(DECISIONS, before, '-', 'COUNT', PAGE),
    )) as unknown as RawEntry[];
    for (const raw of page) {
      const found = toStreamEntry(raw);
      if (found?.kind === 'decision' && latest.length < count)
        latest.push({ entry: found.entry, body: found.body });
    }
    const last = page.at(-1)?.[0];
    if (last === undefined || page.length < PAGE) break;
    before = `(${last}`;
  }
  return latest;
}
