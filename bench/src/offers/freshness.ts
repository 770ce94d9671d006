import { setTimeout as delay } from 'node:timers/promises';
import { WhereforeError } from '@wherefore/contracts';
import { Connection } from '../load/connection.js';
import { type Latency, latencyOf } from '../load/percentiles.js';
import { postJson } from '../load/request.js';
import type { OfferListAnswer, OffersAnswer } from './answers.js';
import { ask } from './ask.js';
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
  /** Trials in which nothing had changed after `GIVE_UP_MS`; they count as that long. */
  readonly missed: number;
  /** The same by type of event. */
  readonly by_event: Readonly<Record<string, Latency & { readonly trials: number }>>;
}

export interface FreshnessTask {
  readonly port: number;
  readonly customers: readonly string[];
  readonly trials: number;
  readonly feedToken: string;
  readonly headers: Readonly<Record<string, string>>;
}

const GIVE_UP_MS = 10_000;
const PAUSE_MS = 2;
/** Customers whose lists show from where paths lead where. */
const LISTS = 100;

/**
 * One trial: a customer's list; an event that must change it; then the list again and again until it has changed. The time
 * runs from before the event is sent to the end of the first changed answer.
 */
export async function measureFreshness(task: FreshnessTask): Promise<Freshness> {
  const connection = await Connection.open(task.port);
  const listOf = async (customer: string): Promise<OfferListAnswer> =>
    (await ask<OffersAnswer>(connection, offersRequest('merchandiser', customer, task.headers))).offers;
  const lists: OfferListAnswer[] = [];
  for (const customer of task.customers.slice(0, LISTS)) lists.push(await listOf(customer));
  const leads = leadsOf(lists);

  const took = new Map<EventType, number[]>(EVENT_TYPES.map((type) => [type, []]));
  const visitors = [...task.customers].reverse();
  for (let done = 0; done < task.trials;) {
    const customer = visitors.shift();
    const type = EVENT_TYPES[done % EVENT_TYPES.length] ?? 'product.viewed';
    if (customer === undefined) throw new WhereforeError('NOT_FOUND', 'Too few customers for so many trials');
    const before = await listOf(customer);
    const product = tellingProduct(type, before, leads);
    if (product === null) continue;
    const trial = { type, customer, product };
    const sent = performance.now();
    await send(connection, trial, task.feedToken);
    const changed = async () => hasChanged(before, await listOf(customer), product);
    while (!(await changed()) && performance.now() - sent < GIVE_UP_MS) await delay(PAUSE_MS);
    took.get(type)?.push(Math.min(performance.now() - sent, GIVE_UP_MS));
    done += 1;
  }
  connection.close();
  return summary(took);
}

async function send(connection: Connection, trial: Trial, feedToken: string): Promise<void> {
  const headers = { authorization: `Bearer ${feedToken}` };
  const { status, body } = await connection.ask(postJson('/events', [eventOf(trial, new Date())], headers));
  if (status !== 202 || body.includes('"accepted":0'))
    throw new WhereforeError('UNAVAILABLE', `POST /events: ${status} ${body.toString('utf8')}`);
}

function summary(took: ReadonlyMap<EventType, readonly number[]>): Freshness {
  const all = [...took.values()].flat();
  const byEvent = [...took].map(
    ([type, millis]) => [type, { trials: millis.length, ...latencyOf(millis) }] as const,
  );
  return {
    trials: all.length,
    missed: all.filter((millis) => millis >= GIVE_UP_MS).length,
    ...latencyOf(all),
    by_event: Object.fromEntries(byEvent),
  };
}
