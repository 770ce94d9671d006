import type { FeedContract } from '@wherefore/contracts';
import type { FeedFigures, QueueDoor, SourceWaiting } from '@wherefore/queue';
import { findingsOf } from './feed-findings.js';

/** What is promised of a feed. */
export interface FeedObjective {
  /** 95 of 100 events are visible within so many milliseconds of their receipt. */
  readonly p95Ms: number;
}

export const DEFAULT_OBJECTIVE: FeedObjective = Object.freeze({ p95Ms: 1_000 });

/** A feed as it does. */
export interface FeedState {
  readonly source: string;
  readonly lastSeen: Date;
  readonly hour: FeedFigures;
  readonly day: FeedFigures;
  readonly objective: FeedObjective;
  /** Over the last hour. */
  readonly breached: boolean;
  readonly breachedSince: Date | null;
  /** Batches that wait, and how long the oldest has, ms. */
  readonly waiting: number;
  readonly oldestMs: number;
  /** What is unusual about it against its own history. */
  readonly findings: readonly string[];
}

/** Every feed that was heard of lately, by name. `contracts` says what is promised other than the default. */
export async function listFeeds(
  queue: Pick<QueueDoor, 'feeds' | 'backlog' | 'profiles'>,
  contracts: ReadonlyMap<string, FeedContract>,
  now: Date,
): Promise<readonly FeedState[]> {
  const { feeds, backlog } = queue;
  const [known, waiting] = await Promise.all([feeds.sources(), backlog.bySource(now)]);
  const lastSeen = new Map(known.map(({ source, at }) => [source, at]));
  const names = [...new Set([...lastSeen.keys(), ...waiting.map(({ source }) => source)])].sort();
  return Promise.all(
    names.map(async (source) => {
      const contract = contracts.get(source);
      const [hour, day, findings] = await Promise.all([
        feeds.read(source, 'hour', now),
        feeds.read(source, 'day', now),
        findingsOf(queue, { source, limits: contract }, now),
      ]);
      const failed = [...hour.failures].map(([check, count]) => `${check}: the check failed ${count} times`);
      const objective = contract?.freshness ?? DEFAULT_OBJECTIVE;
      const breached = (hour.fromReceipt.p95 ?? 0) > objective.p95Ms;
      const since = await feeds.noteBreach(source, breached, now);
      return {
        source,
        lastSeen: new Date(lastSeen.get(source) ?? now.getTime()),
        hour,
        day,
        objective,
        breached,
        breachedSince: since === null ? null : new Date(since),
        ...backlogOf(waiting, source),
        findings: [...findings, ...failed],
      };
    }),
  );
}

function backlogOf(waiting: readonly SourceWaiting[], source: string) {
  const found = waiting.find((one) => one.source === source);
  return { waiting: found?.batches ?? 0, oldestMs: found?.oldestMs ?? 0 };
}
