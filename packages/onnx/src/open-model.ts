import { existsSync } from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { WhereforeError } from '@wherefore/contracts';
import type { Question, Said } from './messages.js';

export interface ModelShape {
  /** How many numbers a row has, and what the output is called that says one for each. */
  readonly width: number;
  readonly output: string;
}

/** A model in a thread of its own, which nobody has to wait for. */
export interface OnnxModel {
  /**
   * What it says of each row, within so many milliseconds. Throws TIMEOUT when it is late, INTERNAL when it fails. While an answer is
   * overdue nothing else is asked of it; what is overdue for ten seconds ends the thread, and the next question starts another.
   */
  score(values: Float32Array, withinMs: number): Promise<Float32Array>;
  close(): Promise<void>;
}

/** Longest that a thread may take to load a model, and to answer what was given up, ms. */
const LOAD_MS = 20_000;
const OVERDUE_MS = 10_000;

/** Loads a model and rehearses it with rows of zeros. Throws BAD_INPUT with the reason where it cannot be asked so, TIMEOUT where that takes too long. */
export async function openOnnxModel(bytes: Uint8Array, shape: ModelShape): Promise<OnnxModel> {
  let thread: Thread | null = await Thread.start(bytes, shape);
  let starting: Promise<void> | null = null;

  /** The thread that answers; where the last one was given up, another is on its way. */
  function answering(): Thread {
    if (thread?.isDead === true) thread = null;
    if (thread !== null) return thread;
    starting ??= Thread.start(bytes, shape)
      .then((started) => {
        thread = started;
      })
      .finally(() => {
        starting = null;
      });
    // Why it could not be started is asked again, and then told, with the next question.
    starting.catch(() => undefined);
    throw new WhereforeError('UNAVAILABLE', 'it is being loaded again');
  }

  return {
    score: async (values, withinMs) => answering().ask(values, withinMs),
    async close() {
      await starting?.catch(() => undefined);
      await thread?.end();
    },
  };
}

interface Waiting {
  readonly resolve: (values: Float32Array) => void;
  readonly reject: (error: Error) => void;
}

class Thread {
  isDead = false;
  private asked = 0;
  /** An answer that did not come in time, and still has not. */
  private overdue: { readonly id: number; readonly ending: NodeJS.Timeout } | null = null;
  private readonly waiting = new Map<number, Waiting>();

  private constructor(private readonly worker: Worker) {
    worker.unref();
    worker.on('message', (said: Said) => this.hear(said));
    worker.on('error', (error) => this.die(error.message));
    worker.on('exit', () => this.die('its thread has ended'));
  }

  static async start(bytes: Uint8Array, shape: ModelShape): Promise<Thread> {
    const worker = new Worker(workerEntry(), { workerData: { bytes, ...shape } });
    try {
      const said = await firstOf(worker);
      if (said.kind === 'unusable') throw new WhereforeError('BAD_INPUT', `the model: ${said.reason}`);
    } catch (error) {
      await worker.terminate();
      throw error;
    }
    return new Thread(worker);
  }

  ask(values: Float32Array, withinMs: number): Promise<Float32Array> {
    if (this.overdue !== null)
      return Promise.reject(new WhereforeError('TIMEOUT', 'it has not answered an earlier question yet'));
    const id = (this.asked += 1);
    const question: Question = { id, values };
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => {
        this.waiting.delete(id);
        this.overdue ??= { id, ending: setTimeout(() => void this.end(), OVERDUE_MS).unref() };
        reject(new WhereforeError('TIMEOUT', `it did not answer within ${withinMs} ms`));
      }, withinMs);
      const settling =
        <T>(settle: (value: T) => void) =>
        (value: T) => {
          clearTimeout(late);
          settle(value);
        };
      this.waiting.set(id, { resolve: settling(resolve), reject: settling(reject) });
      this.worker.postMessage(question);
    });
  }

  async end(): Promise<void> {
    this.die('it was ended');
    await this.worker.terminate();
  }

  private hear(said: Said): void {
    if (said.kind !== 'answer' && said.kind !== 'failed') return;
    const waiting = this.waiting.get(said.id);
    this.waiting.delete(said.id);
    if (this.overdue !== null && said.id >= this.overdue.id) {
      clearTimeout(this.overdue.ending);
      this.overdue = null;
    }
    if (said.kind === 'answer') waiting?.resolve(said.values);
    else waiting?.reject(new WhereforeError('INTERNAL', said.reason));
  }

  private die(reason: string): void {
    this.isDead = true;
    if (this.overdue !== null) clearTimeout(this.overdue.ending);
    for (const { reject } of this.waiting.values()) reject(new WhereforeError('INTERNAL', reason));
    this.waiting.clear();
  }
}

/** The first thing that a thread says, or why it says nothing. */
function firstOf(worker: Worker): Promise<Said> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(
      () => reject(new WhereforeError('TIMEOUT', 'the model could not be loaded in time')),
      LOAD_MS,
    );
    const ended = (cause?: unknown) =>
      reject(new WhereforeError('INTERNAL', 'the thread of a model ended', { cause }));
    worker.once('error', ended);
    worker.once('exit', ended);
    worker.once('message', (said: Said) => {
      worker.off('error', ended);
      worker.off('exit', ended);
      clearTimeout(late);
      resolve(said);
    });
  });
}

/** From sources (jest) the thread runs the built package. */
function workerEntry(): string {
  const built = [__dirname, path.join(__dirname, '..', 'dist')];
  const entry = built.map((folder) => path.join(folder, 'model-worker.js')).find((file) => existsSync(file));
  if (entry === undefined) throw new WhereforeError('INTERNAL', '@wherefore/onnx is not built');
  return entry;
}
