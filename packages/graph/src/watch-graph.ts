import { setTimeout as delay } from 'node:timers/promises';
import { WhereforeError } from '@wherefore/contracts';
import type { Graph } from './graph.js';
import { ping } from './statements/ops.js';

/** A door for those who can do without an answer, but cannot wait for one. */
export interface GraphWatch {
  /** The same graph. While it does not answer, reads are refused at once; those that wait are let go. */
  readonly graph: Graph;
  isAnswering(): boolean;
  close(): void;
}

export interface GraphWatchOptions {
  /** Asked instead of the graph itself: with connections of its own, so that a pool in full use is not taken for silence. */
  readonly probe?: Pick<Graph, 'read'>;
  /** From one look to the next, ms. */
  readonly everyMs?: number;
  /** A graph that says nothing for so long does not answer, ms. */
  readonly patienceMs?: number;
  /** Told when it stops answering, and when it answers again. */
  readonly onChange?: (isAnswering: boolean) => void;
}

/** A question that is not answered for so long is given up: its connection may be dead, ms. */
const GIVE_UP_MS = 5_000;
const SILENT = new WhereforeError('UNAVAILABLE', 'the graph does not answer');

/**
 * Asks the graph every moment whether it is there: a circuit breaker that no caller has to pay for. A frozen server keeps its
 * connections open, so only patience tells; slow statements alone do not count, because a server that works hard still says so. It
 * counts as there until it has answered once: a cold server takes its time.
 */
export function watchGraph(graph: Graph, options: GraphWatchOptions = {}): GraphWatch {
  const { probe = graph, everyMs = 250, patienceMs = 1_500, onChange } = options;
  const closing = new AbortController();
  const waiting = new Set<(error: WhereforeError) => void>();
  let gone: WhereforeError | null = null;

  function turn(error: WhereforeError | null): void {
    const hasChanged = (gone === null) !== (error === null);
    gone = error;
    if (!hasChanged || closing.signal.aborted) return;
    if (error !== null) for (const letGo of waiting) letGo(error);
    onChange?.(error === null);
  }

  const ask = (): Promise<WhereforeError | null> =>
    probe.read(ping, {}).then(
      () => null,
      (error: unknown) => new WhereforeError('UNAVAILABLE', SILENT.message, { cause: error }),
    );

  /** Looks once; a graph that is silent is waited for, because its answer is the first sign that it is back. */
  async function look(): Promise<void> {
    const answer = ask();
    const first = await Promise.race([answer, after(patienceMs, closing.signal)]);
    turn(first === 'late' ? SILENT : first);
    if (first !== 'late') return;
    const second = await Promise.race([answer, after(GIVE_UP_MS, closing.signal)]);
    if (second !== 'late') turn(second);
  }

  async function watch(): Promise<void> {
    turn(await ask());
    while (!closing.signal.aborted) {
      await look();
      await after(everyMs, closing.signal);
    }
  }
  void watch();

  return {
    graph: {
      ...graph,
      read(statement, params) {
        if (gone !== null) return Promise.reject(gone);
        return new Promise((resolve, reject) => {
          waiting.add(reject);
          graph
            .read(statement, params)
            .then(resolve, reject)
            .finally(() => waiting.delete(reject));
        });
      },
    },
    isAnswering: () => gone === null,
    close: () => closing.abort(),
  };
}

/** Resolves when the time is over and what arrived meanwhile has been seen: a process that was busy must not take it for silence. */
async function after(ms: number, signal: AbortSignal): Promise<'late'> {
  await delay(ms, undefined, { signal, ref: false }).catch(() => undefined);
  await new Promise((resolve) => setImmediate(resolve));
  return 'late';
}
