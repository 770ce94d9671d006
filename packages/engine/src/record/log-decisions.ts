import type { DecisionLog, LoggedEntry } from '@wherefore/log';
import type { DecisionTail, ReadEntries, StreamEntry } from '@wherefore/queue';
import type { Keyring } from '../keyring.js';
import { decisionIdOf } from './decision-id.js';

export interface LogDecisionsParts {
  readonly tail: DecisionTail;
  readonly log: DecisionLog;
  readonly keyring: Keyring;
}

export interface LogDecisionsOptions {
  /** Decisions that stay in Redis after they were logged, to be recalled fast: the latest so many ... */
  readonly keep?: number;
  /** ... but not more than so many bytes. */
  readonly keepBytes?: number;
  /** Most entries per file, and most bytes of them: what is written at once is in memory several times over. */
  readonly most?: number;
  readonly mostBytes?: number;
  /** How long an entry may wait for others to share its file, ms. */
  readonly lingerMs?: number;
  readonly onLogged?: (logged: { readonly entries: number; readonly last: string }) => void;
  /** Told of what failed; it is tried again. */
  readonly onError: (error: unknown) => void;
}

export interface LogDecisionsRun {
  /** Finishes what is in hand. */
  close(): Promise<void>;
}

const TIDY_EVERY_MS = 3_600_000;
const DEFAULTS: Limits = Object.freeze({
  keep: 20_000,
  keepBytes: 64 * 2 ** 20,
  most: 2_000,
  mostBytes: 8 * 2 ** 20,
  lingerMs: 1_000,
});
type Limits = Required<Pick<LogDecisionsOptions, 'keep' | 'keepBytes' | 'most' | 'mostBytes' | 'lingerMs'>>;

/**
 * Moves decisions from the stream to the log for as long as the process lives, each exactly once: where to go on is what the
 * log itself says, and it takes only what follows. Normally one process does it, by a lease; two do no harm.
 */
export function logDecisions(parts: LogDecisionsParts, options: LogDecisionsOptions): LogDecisionsRun {
  const mover = new Mover(parts, { ...DEFAULTS, ...options });
  const done = mover.run();
  return {
    async close() {
      mover.stopping = true;
      await parts.tail.close();
      await done;
    },
  };
}

class Mover {
  stopping = false;
  private tidied = 0;
  /** Bytes that are taken at once: halved by every failure, doubled by every success. */
  private portion: number;
  private readonly kept: KeptBatch[] = [];

  constructor(
    private readonly parts: LogDecisionsParts,
    private readonly options: Limits & LogDecisionsOptions,
  ) {
    this.portion = options.mostBytes;
  }

  async run(): Promise<void> {
    while (!this.stopping) {
      try {
        if (await this.parts.tail.hold()) await this.moveWhileHeld();
        else await this.parts.tail.waitForLease();
      } catch (error) {
        if (this.stopping) return;
        this.options.onError(error);
        this.portion = Math.max(1, this.portion / 2);
        await this.parts.tail.waitForLease();
      }
    }
  }

  private async moveWhileHeld(): Promise<void> {
    const { tail, log } = this.parts;
    let after = await log.position();
    while (!this.stopping && (await tail.hold())) {
      if (Date.now() - this.tidied > TIDY_EVERY_MS) {
        this.tidied = Date.now();
        await log.tidy();
      }
      const read = await tail.read({
        after,
        most: this.options.most,
        lingerMs: this.options.lingerMs,
      });
      const { entries, last } = atMost(this.portion, read);
      if (last === null) continue;
      if (!(await log.append({ after, last, entries: entries.map((one) => this.named(one)) }))) return;
      after = last;
      this.portion = Math.min(this.options.mostBytes, this.portion * 2);
      this.options.onLogged?.({ entries: entries.length, last });
      await this.trim(entries, last);
    }
  }

  private named(one: StreamEntry): LoggedEntry {
    if (one.kind === 'snapshot') return one;
    return { ...one, decision: decisionIdOf(this.parts.keyring, one.entry) };
  }

  /** Whole batches go, the oldest first, once those after them are enough. */
  private async trim(entries: readonly StreamEntry[], last: string): Promise<void> {
    const { kept, options } = this;
    kept.push(batchOf(entries, last));
    let [decisions, bytes] = [0, 0];
    const from = kept.findLastIndex((batch) => {
      const enough = decisions >= options.keep;
      decisions += batch.decisions;
      bytes += batch.bytes;
      return enough || bytes > options.keepBytes;
    });
    if (from < 0) return;
    const gone = kept.splice(0, from + 1).at(-1);
    if (gone !== undefined) await this.parts.tail.trim(gone.last);
  }
}

/** As many of the entries, from the first on, as have so many bytes; at least one. */
function atMost(most: number, { entries, last }: ReadEntries): ReadEntries {
  let bytes = 0;
  const end = entries.findIndex((one) => {
    bytes += bytesOf(one);
    return bytes > most;
  });
  if (end < 0) return { entries, last };
  const taken = entries.slice(0, Math.max(1, end));
  return { entries: taken, last: taken.at(-1)?.entry ?? last };
}

const bytesOf = (one: StreamEntry): number =>
  one.kind === 'decision' ? one.body.length : one.snapshot.body.length;

interface KeptBatch {
  readonly last: string;
  readonly decisions: number;
  readonly bytes: number;
}

function batchOf(entries: readonly StreamEntry[], last: string): KeptBatch {
  let [decisions, bytes] = [0, 0];
  for (const one of entries) {
    if (one.kind === 'decision') decisions += 1;
    bytes += bytesOf(one);
  }
  return { last, decisions, bytes };
}
