import { type Batch, type Event, stampOf } from '@wherefore/contracts';
import { type Graph, readGroup, readInbox } from '@wherefore/graph';
import type { EventLog, LogEntry } from '@wherefore/log';
import type { Keyring } from '../keyring.js';
import { bridgeRows } from './bridge-rows.js';
import { type Claim, type Group, keyOf } from './claim.js';

export interface LogParts {
  readonly graph: Graph;
  readonly log: Pick<EventLog, 'has' | 'appendGroup' | 'bridge'>;
  readonly keyring: Keyring;
  /** A batch that waits to be applied and logged; null when it waits no longer, because it has been. */
  readonly waiting: (batch: string) => Promise<Batch | null>;
}

/**
 * Gives the log what a group of batches brought, as one file named after the group. A batch that had taken effect in an earlier
 * attempt, whose process died before it wrote, has its group of that time written, by whichever of its batches comes first.
 */
export async function logClaims(parts: LogParts, group: Group, claims: readonly Claim[]): Promise<void> {
  const ours = claims.filter((claim) => claim.group === group.name);
  await append(parts, group, ours);
  for (const claim of claims.filter((one) => one.group !== group.name))
    if (claim.group === claim.batch.id)
      await append(parts, { name: claim.group, at: claim.batch.receivedAt }, [claim]);
    else await mendGroup(parts, claim);
}

/** The bridge first: there is no event in the log whose customer could not be found. */
async function append(
  { log, keyring }: LogParts,
  { name, at }: Pick<Group, 'name' | 'at'>,
  claims: readonly Pick<Claim, 'batch' | 'mine'>[],
): Promise<void> {
  if (log.has({ name, at })) return;
  await log.bridge.append(name, await bridgeRows({ bridge: log.bridge, keyring }, claims));
  await log.appendGroup({ name, at, entries: claims.map((claim) => entryOf(claim, keyring)) });
}

/** Writes an earlier group's file, unless it is there: no batch of it stops waiting before that. */
async function mendGroup(parts: LogParts, { group, batch }: Claim): Promise<void> {
  const [kept] = await parts.graph.read(readGroup, { key: group });
  if (kept === undefined || parts.log.has({ name: group, at: kept.at })) return;
  const members = await Promise.all(
    kept.batches.map((id) => (id === batch.id ? Promise.resolve(batch) : parts.waiting(id))),
  );
  const claims: Pick<Claim, 'batch' | 'mine'>[] = [];
  for (const member of members) {
    if (member === null) continue;
    const keys = member.events.map(keyOf);
    const brought = await parts.graph.read(readInbox, { keys });
    const own = new Set(brought.filter((row) => row.batch === member.id).map(({ key }) => key));
    const mine = member.events.filter((event) => own.has(keyOf(event)));
    claims.push({ batch: member, mine });
  }
  await append(parts, { name: group, at: kept.at }, claims);
}

const entryOf = ({ batch, mine }: Pick<Claim, 'batch' | 'mine'>, keyring: Keyring): LogEntry => ({
  batch: batch.id,
  receivedAt: batch.receivedAt,
  events: mine.map((event) => toLogged(event, keyring)),
});

function toLogged(event: Event, keyring: Keyring) {
  const customer = 'customer' in event.payload ? event.payload.customer : undefined;
  return {
    event,
    stamp: stampOf(event),
    pseudonym: customer === undefined ? null : keyring.pseudonym(customer),
  };
}
