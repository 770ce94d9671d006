import { WhereforeClientError } from './client-error.js';
import { Track, type TrackInput } from './operations.generated.js';
import type { ClientOptions } from './options.js';
import { bodyOf, type Transport } from './transport.js';

/** Most events in one request. */
const MOST_AT_ONCE = 50;
/** Most events that wait; the oldest is given up for the newest. */
const MOST_WAITING = 1000;
/** Browsers take 64 KiB from a page that goes; a batch stays below that. */
const BATCH_BYTES = 60_000;
const GATHER_MS = 2000;
/** Of a batch: it may outlive the page. */
const SENDING = { timeoutMs: 10_000, retries: 3, keepalive: true };

type Ready = TrackInput & { readonly id: string };

/** Events on their way. Each has an id, so that sending it twice is harmless. */
export class Tracker {
  private readonly waiting: Ready[] = [];
  private timer: ReturnType<typeof setTimeout> | null = null;
  private sending: Promise<void> | null = null;
  private readonly gatherMs: number;

  constructor(
    private readonly transport: Transport,
    private readonly options: ClientOptions,
  ) {
    this.gatherMs = options.gatherMs ?? GATHER_MS;
  }

  /** Puts an event among those to be sent; adds its id and the time where they are left out. */
  track(event: TrackInput): void {
    const id = event.id ?? crypto.randomUUID();
    this.waiting.push({ ...event, id, occurredAt: event.occurredAt ?? new Date().toISOString() });
    this.giveUpOldest();
    if (this.waiting.length < MOST_AT_ONCE) this.later(this.gatherMs);
    else void this.flush().catch(this.again);
  }

  /** Sends what waits, now. Throws {@link WhereforeClientError}; what may still be accepted waits on. */
  flush(): Promise<void> {
    this.stopTimer();
    return (this.sending ??= this.sendAll().finally(() => {
      this.sending = null;
    }));
  }

  /** Sends everything at once, for a page that goes. */
  leave(): void {
    this.stopTimer();
    while (this.waiting.length > 0) {
      const batch = this.takeBatch();
      if (!keepsAlive() && beacon(this.options, batch)) continue;
      void this.send(batch, 0).catch(this.again);
    }
  }

  stopTimer(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }

  private async sendAll(): Promise<void> {
    while (this.waiting.length > 0) await this.send(this.takeBatch(), SENDING.retries);
  }

  private async send(batch: readonly Ready[], retries: number): Promise<void> {
    try {
      const { track } = await this.transport.send(Track, { events: batch }, { ...SENDING, retries });
      for (const { index, reason } of track.quarantined) this.lose(batch.slice(index, index + 1), reason);
    } catch (error) {
      if (error instanceof WhereforeClientError && error.passing) this.putBack(batch);
      else this.lose(batch, error instanceof Error ? error.message : String(error));
      throw error;
    }
  }

  /** What could not be sent waits for the next round, or as long as the server has said. */
  private readonly again = (error: unknown): void => {
    const wait = error instanceof WhereforeClientError ? (error.retryAfterMs ?? 0) : 0;
    if (this.waiting.length > 0) this.later(Math.max(wait, this.gatherMs));
  };

  private later(ms: number): void {
    this.timer ??= setTimeout(() => void this.flush().catch(this.again), ms);
    // In Node, what waits keeps no process from ending: close() sends it.
    (this.timer as { unref?: () => void }).unref?.();
  }

  private putBack(batch: readonly Ready[]): void {
    this.waiting.unshift(...batch);
    this.giveUpOldest();
  }

  private giveUpOldest(): void {
    const surplus = this.waiting.length - MOST_WAITING;
    if (surplus > 0) this.lose(this.waiting.splice(0, surplus), 'too many events wait');
  }

  private lose(events: readonly Ready[], reason: string): void {
    for (const { id } of events) this.options.onLost?.({ id, reason });
  }

  /** Takes as many from the front as one request may carry; at least one. */
  private takeBatch(): Ready[] {
    let [bytes, count] = [0, 0];
    for (const event of this.waiting.slice(0, MOST_AT_ONCE)) {
      bytes += JSON.stringify(event).length * 2;
      if (count > 0 && bytes > BATCH_BYTES) break;
      count += 1;
    }
    return this.waiting.splice(0, count);
  }
}

/** Requests that outlive their page say how it went where the page stays after all; not every browser has them. */
const keepsAlive = (): boolean => typeof Request === 'function' && 'keepalive' in Request.prototype;

/** For browsers without: beacons carry no token, and never say how it went. */
function beacon({ url, token, persisted }: ClientOptions, events: readonly Ready[]): boolean {
  if (token !== undefined || typeof navigator === 'undefined') return false;
  if (typeof navigator.sendBeacon !== 'function') return false;
  const body = bodyOf(Track, { events }, persisted ?? false);
  return navigator.sendBeacon(url, new Blob([body], { type: 'application/json' }));
}
