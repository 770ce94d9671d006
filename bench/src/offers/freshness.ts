import { setTimeout as delay } from 'node:timers/promises';
import { WhereforeError } from '@wherefore/contracts';
import { z } from 'zod';
import { Connection } from '../load/connection.js';
import { type Latency, latencyOf } from '../load/percentiles.js';
import { postJson } from '../load/request.js';
import type { OfferListAnswer, OffersAnswer } from './answers.js';
import { ask } from './ask.js';
import { type Applied, type Steps, stepsOf, type Timed } from './freshness-steps.js';
import {
  EVENT_TYPES,
  eventOf,
  type EventType,
  hasChanged,
  leadsOf,
  tellingProduct,
  type Trial,
} from './freshness-trials.js';
import { offersRequest } from './operations.js';

/** From sending an event to the first answer that rests on it. */
export interface Freshness extends Latency {
  readonly trials: number;
  /** Trials, also uncounted ones, in which nothing had changed after `GIVE_UP_MS`; they count as that long. */
  readonly missed: number;
  /** The first of each type after the start, which is not counted: the graph plans a statement when it first meets it. */
  readonly first: Latency;
  /** Which they were, with the decisions before and after. */
  readonly misses: readonly Miss[];
  /** The same by type of event. */
  readonly by_event: Readonly<Record<string, Latency & { readonly trials: number }>>;
  /** Where the time went, from the event's way in to the changed answer. */
  readonly by_step: Readonly<Record<keyof Steps, Latency>>;
}

interface Miss extends Trial {
  readonly batch: string;
  readonly before: string;
  readonly after: string;
}

export interface FreshnessTask {
  readonly port: number;
  readonly customers: readonly string[];
  readonly trials: number;
  /** Between two looks at a list, ms. Whoever looks without one measures himself. */
  readonly pauseMs: number;
  readonly feedToken: string;
  readonly headers: Readonly<Record<string, string>>;
  /** What the worker says of the batches that it has applied so far. */
  readonly applied: () => readonly Applied[];
}

const GIVE_UP_MS = 10_000;
/** Customers whose lists show from where paths lead where. */
const LISTS = 100;

/**
 * One trial: a customer's list; an event that must change it; then the list again and again until it has changed. The time
 * runs from before the event is sent to the end of the first changed answer.
 */
export async function measureFreshness(task: FreshnessTask): Promise<Freshness> {
  const connection = await Connection.open(task.port);
  const listOf = async (customer: string): Promise<OfferListAnswer> =>
    (await ask<OffersAnswer>(connection, offersRequest('paths', customer, task.headers))).offers;
  const lists: OfferListAnswer[] = [];
  for (const customer of task.customers.slice(0, LISTS)) lists.push(await listOf(customer));
  const leads = leadsOf(lists);

  const timed: Timed[] = [];
  const misses: Miss[] = [];
  const visitors = [...task.customers].reverse();
  while (timed.length < task.trials + EVENT_TYPES.length) {
    const customer = visitors.shift();
    const type = EVENT_TYPES[timed.length % EVENT_TYPES.length] ?? 'product.viewed';
    if (customer === undefined) throw new WhereforeError('NOT_FOUND', 'Too few customers for so many trials');
    const before = await listOf(customer);
    const product = tellingProduct(type, before, leads);
    if (product === null) continue;
    const trial = { type, customer, product };
    const [sent, sentAt] = [performance.now(), Date.now()];
    const batch = await send(connection, trial, task.feedToken);
    const waited = (): number => performance.now() - sent;
    let after = await listOf(customer);
    while (!hasChanged(before, after, product) && waited() < GIVE_UP_MS) {
      await delay(task.pauseMs);
      after = await listOf(customer);
    }
    const millis = Math.min(waited(), GIVE_UP_MS);
    if (millis >= GIVE_UP_MS) misses.push({ ...trial, batch, before: before.id, after: after.id });
    timed.push({ type, batch, sentAt, millis });
  }
  connection.close();
  const counted = timed.slice(EVENT_TYPES.length);
  return {
    ...summary(counted),
    missed: misses.length,
    first: latencyOf(timed.slice(0, EVENT_TYPES.length).map(({ millis }) => millis)),
    misses,
    by_step: latencies(stepsOf(counted, task.applied())),
  };
}

const AcceptedBatch = z.object({ batch: z.string(), accepted: z.literal(1) });

/** Returns the batch that the event is in. */
async function send(connection: Connection, trial: Trial, feedToken: string): Promise<string> {
  const headers = { authorization: `Bearer ${feedToken}` };
  const { status, body } = await connection.ask(postJson('/events', [eventOf(trial, new Date())], headers));
  const text = body.toString('utf8');
  const accepted = AcceptedBatch.safeParse(status === 202 ? JSON.parse(text) : null);
  if (!accepted.success) throw new WhereforeError('UNAVAILABLE', `POST /events: ${status} ${text}`);
  return accepted.data.batch;
}

function summary(timed: readonly Timed[]): Omit<Freshness, 'first' | 'missed' | 'misses' | 'by_step'> {
  const all = timed.map(({ millis }) => millis);
  const ofType = (type: EventType) => timed.filter((one) => one.type === type).map(({ millis }) => millis);
  return {
    trials: all.length,
    ...latencyOf(all),
    by_event: Object.fromEntries(
      EVENT_TYPES.map((type) => [type, { trials: ofType(type).length, ...latencyOf(ofType(type)) }]),
    ),
  };
}

const latencies = (steps: Readonly<Record<keyof Steps, readonly number[]>>): Freshness['by_step'] => ({
  intake: latencyOf(steps.intake),
  queue: latencyOf(steps.queue),
  apply: latencyOf(steps.apply),
  announce: latencyOf(steps.announce),
  decide: latencyOf(steps.decide),
});
