import { z } from 'zod';
import type { EventType } from './freshness-trials.js';

/** How long one trial took, milliseconds. */
export interface Timed {
  readonly type: EventType;
  readonly batch: string;
  /** Milliseconds since 1970. */
  readonly sentAt: number;
  readonly millis: number;
}

/** The way of an event, each step in milliseconds; together they are what the trial took. */
export interface Steps {
  /** Until the API has read it. */
  readonly intake: number;
  /** Until it is durable and a worker has taken it up. */
  readonly queue: number;
  /** Until the graph has it. */
  readonly apply: number;
  /** Until every process that decides can know. */
  readonly announce: number;
  /** Until the end of the first answer that rests on it: what was being answered meanwhile, and the new decision. */
  readonly decide: number;
}

const Line = z.object({
  batch: z.string(),
  receivedAt: z.iso.datetime(),
  waitedMs: z.number(),
  applyMs: z.number(),
  announceMs: z.number(),
});
/** What the worker logs of a batch. */
export type Applied = z.infer<typeof Line>;

/** The batches that a worker's log tells of. */
export function appliedIn(log: string): Applied[] {
  return log.split('\n').flatMap((line) => {
    const read = line.startsWith('{') && line.endsWith('}') ? Line.safeParse(JSON.parse(line)) : null;
    return read?.success === true ? [read.data] : [];
  });
}

/** The steps of every trial of which the worker has told. */
export function stepsOf(
  timed: readonly Timed[],
  applied: readonly Applied[],
): Readonly<Record<keyof Steps, readonly number[]>> {
  const byBatch = new Map(applied.map((one) => [one.batch, one]));
  const all = timed.flatMap(({ batch, sentAt, millis }): Steps[] => {
    const told = byBatch.get(batch);
    if (told === undefined) return [];
    const { waitedMs: queue, applyMs: apply, announceMs: announce } = told;
    const intake = Date.parse(told.receivedAt) - sentAt;
    return [{ intake, queue, apply, announce, decide: millis - intake - queue - apply - announce }];
  });
  const each = (step: keyof Steps): number[] => all.map((one) => one[step]);
  return {
    intake: each('intake'),
    queue: each('queue'),
    apply: each('apply'),
    announce: each('announce'),
    decide: each('decide'),
  };
}
