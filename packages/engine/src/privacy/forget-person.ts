import { randomBytes, randomUUID } from 'node:crypto';
import {
  type ErasedFrom,
  type ForgetReceipt,
  type ForgottenFile,
  WhereforeError,
} from '@wherefore/contracts';
import { addForgotten, type Graph, recordChange } from '@wherefore/graph';
import type { DecisionLog, LogErasure } from '@wherefore/log';
import type { DecisionTail, QueueDoor, QueueErasure } from '@wherefore/queue';
import type { Keyring } from '../keyring.js';
import { eraseDecisions } from './erase-decisions.js';
import { eraseFromAudit, eraseFromHeld, eraseFromQuarantine, erasePeopleFrom } from './erase-from-graph.js';
import { eraseFromLog } from './erase-from-log.js';
import { eraseFromQueue, eraseLiveState } from './erase-from-queue.js';
import { listedMarks } from './forgotten-list.js';
import { askedMark, findPerson, findReturned, type Person, type PersonAsked } from './person.js';
import { redacted } from './redact.js';

export interface ForgetParts {
  readonly graph: Graph;
  readonly keyring: Keyring;
  readonly queue: Pick<QueueDoor, 'still'>;
  readonly redis: QueueErasure;
  readonly erasure: LogErasure;
  readonly decisionLog: DecisionLog;
  readonly tail: DecisionTail;
}

export interface ForgetChange {
  readonly who: string;
  readonly why: string;
}

/** How long somebody who forgets waits for another who does, ms. */
const WAIT_MS = 120_000;
const MOST_WHY = 500;

/**
 * Forgets somebody in every store, and keeps them from coming back. They are put on the list first, so that whatever comes in
 * from then on is applied without them; feeds wait while the stores are gone through. Nobody is found without harm: that is a receipt
 * too. Cut short, it is simply done again. Throws BAD_INPUT without a reason, UNAVAILABLE when a store is away.
 */
export async function forgetPerson(
  parts: ForgetParts,
  { asked, ...change }: ForgetChange & { readonly asked: PersonAsked },
  now: Date,
): Promise<ForgetReceipt> {
  assertReason(change);
  const find = () => findPerson(parts, asked);
  return parts.queue.still(
    async () => erase(parts, { person: await find(), mark: askedMark(parts.keyring, asked), change }, now),
    WAIT_MS,
  );
}

/**
 * Forgets once more everybody on the list of whom there is a trace again, as after an old backup was restored; one receipt for all.
 */
export async function forgetAgain(
  parts: ForgetParts,
  change: ForgetChange,
  now: Date,
): Promise<ForgetReceipt> {
  assertReason(change);
  return parts.queue.still(async () => {
    const list = await listedMarks(parts.graph);
    return erase(
      parts,
      { person: await findReturned(parts, list), mark: 'everybody on the list', change },
      now,
    );
  }, WAIT_MS);
}

function assertReason({ why }: ForgetChange): void {
  if (why.trim() === '' || why.length > MOST_WHY)
    throw new WhereforeError('BAD_INPUT', `Say why, in 1 to ${MOST_WHY} characters`);
}

interface Erasing {
  readonly person: Person;
  readonly mark: string;
  readonly change: ForgetChange;
}

/** A person who was known is made unfindable last, so that whoever was cut short can find them again. */
async function erase(
  parts: ForgetParts,
  { person, mark, change }: Erasing,
  now: Date,
): Promise<ForgetReceipt> {
  const started = performance.now();
  const at = now.toISOString();
  const file: ForgottenFile = { marks: [...person.marks], at, receipt: nameOf(now), done: null };
  await list(parts, file);
  const money = await parts.erasure.orderedBy({
    pseudonyms: person.pseudonyms,
    sessions: person.sessionNames,
  });
  const stores: ErasedFrom[] = [
    await eraseFromQueue(parts, person),
    await eraseFromHeld(parts, person),
    await eraseFromQuarantine(parts, person),
    await eraseFromAudit(parts, person),
    ...(await eraseFromLog(parts, person)),
    ...(await erasePeopleFrom(parts, person)),
  ];
  await parts.redis.tellEverybody();
  await parts.tail.demand();
  stores.push(await eraseLiveState(parts.redis, person), ...(await eraseDecisions(parts, person)));
  const receipt: ForgetReceipt = {
    v: 1,
    id: file.receipt,
    at,
    by: change.who,
    why: redacted(change.why, person.words),
    person: mark,
    found: stores.some(({ found }) => found > 0),
    customers: person.pseudonyms.length,
    stores,
    money,
    seconds: Math.round(performance.now() - started) / 1_000,
  };
  await parts.graph.write(recordChange, {
    id: randomUUID(),
    at,
    who: receipt.by,
    what: 'person.forget',
    before: null,
    after: JSON.stringify(receipt),
    why: receipt.why,
  });
  await parts.erasure.writeReceipt(file.receipt, JSON.stringify({ ...file, done: receipt }));
  return receipt;
}

/** Beside the log first, then in the graph; from then on everybody hears of it. */
async function list({ graph, erasure, redis }: ForgetParts, file: ForgottenFile): Promise<void> {
  await erasure.writeReceipt(file.receipt, JSON.stringify(file));
  await graph.write(addForgotten, { marks: [...file.marks].sort(), receipt: file.receipt, at: file.at });
  await redis.tellEverybody();
}

const nameOf = (now: Date): string =>
  `${now.toISOString().replaceAll(/\D/g, '').slice(0, 14)}-${randomBytes(6).toString('hex')}`;
