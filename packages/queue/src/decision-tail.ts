import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { messageOf } from '@wherefore/contracts';
import type { Redis } from 'ioredis';
import { connectForWork } from './connection.js';
import { DECISIONS, DECISIONS_LEASE, DECISIONS_WANTED } from './decision-keys.js';
import { type RawEntry, type StreamEntry, toStreamEntry } from './stream-entries.js';

export interface ReadOn {
  /** Entry id to read on from; `0-0` is the beginning. */
  readonly after: string;
  /** Most entries wanted. */
  readonly most: number;
  /** How long to let more entries come once there is one, ms: fewer, larger reads. */
  readonly lingerMs: number;
  /** How long to wait for the first one, ms; a third of the lease when left out. */
  readonly waitMs?: number;
}

export interface ReadEntries {
  readonly entries: readonly StreamEntry[];
  /** The last entry that was read; null when there was none. */
  readonly last: string | null;
}

/** The reading end of the decision stream: for the one who moves it to the log. Waits for a Redis that is away. */
export interface DecisionTail {
  /** Waits for entries, a few seconds at most; also returns, with nothing, when `close` is called. */
  read(from: ReadOn): Promise<ReadEntries>;
  /** Lets entries before this one go. */
  trim(before: string): Promise<void>;
  /** Takes the lease, or prolongs it; false while somebody else has it. It ends by itself if the holder dies. */
  hold(): Promise<boolean>;
  /** Takes the lease from whoever has it, once they are done with what they have in hand, and keeps it from others until `close`. */
  demand(): Promise<void>;
  /** Waits until it makes sense to ask for the lease again; returns early when closing. */
  waitForLease(): Promise<void>;
  /** Gives the lease back. */
  close(): Promise<void>;
}

/** How long a dead holder keeps others from going on, ms. */
const LEASE_MS = 10_000;
/** How long a dead process that demanded the lease keeps others from it, ms. */
const WANTED_MS = 30_000;
const ASK_AGAIN_MS = 100;
/** Prolongs the lease if it is ours, takes it if it is nobody's; gives it up where somebody else demands it. */
const HOLD = `local wanted = redis.call('GET', KEYS[2])
if wanted and wanted ~= ARGV[1] then
  if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end
  return 0
end
local holder = redis.call('GET', KEYS[1])
if holder and holder ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 1`;
const RELEASE = `for _, key in ipairs(KEYS) do
  if redis.call('GET', key) == ARGV[1] then redis.call('DEL', key) end
end
return 0`;
/** Says that it is wanted, or goes on saying so; not where somebody else does. */
const WANT = `local wanted = redis.call('GET', KEYS[1])
if wanted and wanted ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 1`;

export function openDecisionTail(url: string, leaseMs = LEASE_MS): DecisionTail {
  return new Tail(connectForWork(url), connectForWork(url), leaseMs);
}

class Tail implements DecisionTail {
  private readonly me = randomUUID();
  private readonly closing = new AbortController();
  private demanding: NodeJS.Timeout | null = null;

  constructor(
    /** Blocked most of the time, so it does nothing else. */
    private readonly reader: Redis,
    private readonly redis: Redis,
    private readonly leaseMs: number,
  ) {}

  async read({ after, most, lingerMs, waitMs }: ReadOn): Promise<ReadEntries> {
    let raw = await this.firstAfter({ after, most, block: waitMs ?? Math.ceil(this.leaseMs / 3) });
    if (raw.length > 0 && raw.length < most && (await this.linger(lingerMs)))
      raw = (await this.redis.xrange(DECISIONS, `(${after}`, '+', 'COUNT', most)) as RawEntry[];
    const entries = raw.map(toStreamEntry).filter((entry) => entry !== null);
    return { entries, last: raw.at(-1)?.[0] ?? null };
  }

  async trim(before: string): Promise<void> {
    await this.redis.xtrim(DECISIONS, 'MINID', before);
  }

  async hold(): Promise<boolean> {
    try {
      const keys = [DECISIONS_LEASE, DECISIONS_WANTED];
      return (await this.redis.eval(HOLD, keys.length, ...keys, this.me, this.leaseMs)) === 1;
    } catch (error) {
      if (isFull(error)) return true;
      throw error;
    }
  }

  async demand(): Promise<void> {
    const want = () => this.redis.eval(WANT, 1, DECISIONS_WANTED, this.me, WANTED_MS);
    while ((await want()) !== 1) if (!(await this.linger(ASK_AGAIN_MS))) return;
    this.demanding ??= setInterval(
      () => void Promise.allSettled([want(), this.hold()]),
      WANTED_MS / 6,
    ).unref();
    while (!(await this.hold())) if (!(await this.linger(ASK_AGAIN_MS))) return;
  }

  async waitForLease(): Promise<void> {
    await this.linger(this.leaseMs / 3);
  }

  async close(): Promise<void> {
    this.closing.abort();
    if (this.demanding !== null) clearInterval(this.demanding);
    this.reader.disconnect();
    if (this.redis.status === 'ready')
      await this.redis.eval(RELEASE, 2, DECISIONS_LEASE, DECISIONS_WANTED, this.me);
    this.redis.disconnect();
  }

  private async firstAfter({
    after,
    most,
    block,
  }: {
    readonly after: string;
    readonly most: number;
    readonly block: number;
  }): Promise<RawEntry[]> {
    if (this.closing.signal.aborted) return [];
    try {
      const found = await this.reader.xread('COUNT', most, 'BLOCK', block, 'STREAMS', DECISIONS, after);
      return (found?.[0]?.[1] ?? []) as RawEntry[];
    } catch (error) {
      if (this.closing.signal.aborted) return [];
      throw error;
    }
  }

  /** False when it was cut short because we are closing. */
  private async linger(ms: number): Promise<boolean> {
    try {
      await pause(ms, undefined, { signal: this.closing.signal });
      return true;
    } catch (error) {
      if (this.closing.signal.aborted) return false;
      throw error;
    }
  }
}

/** A full Redis grants no lease, yet moving is what would make room; the log sees to it that two movers do no harm. */
const isFull = (error: unknown): boolean => messageOf(error).includes('OOM ');
