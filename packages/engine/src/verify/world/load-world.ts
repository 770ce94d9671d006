import { randomUUID } from 'node:crypto';
import { accepted, type Batch, Event, Rules, WhereforeError } from '@wherefore/contracts';
import { DEFAULT_PLACEMENTS } from '@wherefore/governance';
import { countGraph, createRuleSet, type Graph, lockRulesPointer, publishRuleSet } from '@wherefore/graph';
import type { EventLog } from '@wherefore/log';
import type { LiveState } from '@wherefore/queue';
import { announceChanges } from '../../apply/announce-changes.js';
import { applyBatch } from '../../apply/apply-batches.js';
import { createKeyring, type Keyring } from '../../keyring.js';
import { nameVersion, writeVersion } from '../../learn/write-epoch.js';
import { changeModels } from '../../models/change-models.js';
import { type Desk, openDesk } from '../../offers/desk.js';
import { savePlacement } from '../../placements/save-placement.js';
import type { Given } from '../format/given.js';
import { instantOf } from '../format/points-in-time.js';
import { catalogueEvents, titleOf } from './catalogue-events.js';
import { learnedEpoch } from './learned-epoch.js';
import { liveMarks } from './live-marks.js';
import { peopleEvents } from './people-events.js';
import { createTeller } from './teller.js';

/** Where a world is built; the graph must be empty. */
export interface WorldParts {
  readonly graph: Graph;
  readonly live: LiveState;
  readonly log: EventLog;
}

/**
 * Builds a scenario's world in an empty graph, the way a shop's own feeds would: its facts come as events, what was
 * learned as an epoch. One graph holds one world, because a shop has one epoch and one set of rules. The visitors'
 * keys are the world's own, so that no two worlds meet in Redis. Throws CONFLICT where the graph
 * holds products or customers, BAD_INPUT where the world cannot be.
 */
export async function loadWorld(parts: WorldParts, given: Given, now: Date): Promise<Desk> {
  const { graph, live } = parts;
  const keyring = createKeyring(`the keys of one scenario: ${randomUUID()}`);
  await assertEmpty(graph);
  await tellFacts(parts, { given, keyring }, now);
  if (!given.nothingLearned) await publishLearned(graph, given, now);
  await savePlacements(graph, given, now);
  await publishRules(graph, given, now);
  await live.touch({ knowledge: true });
  const read = given.evidenceFails ? failing(graph) : graph;
  return openDesk({ graph: read, live, keyring, consentDefault: given.personaliseUnasked });
}

async function publishLearned(graph: Graph, { learned }: Given, now: Date): Promise<void> {
  const version = nameVersion(learnedEpoch(learned, now));
  const { id, epoch } = await writeVersion(graph, version, () => undefined);
  const change = { who: 'scenario', why: 'the world has it', now };
  await changeModels({ graph, announce: () => Promise.resolve() }, change, async ({ makeCurrent }) => {
    await makeCurrent({ model: id, epoch: epoch ?? '' });
    return accepted(null);
  });
}

async function assertEmpty(graph: Graph): Promise<void> {
  const counts = await graph.read(countGraph, {});
  const held = counts.filter(({ label, count }) => ['Product', 'Customer'].includes(label) && count > 0);
  if (held.length > 0)
    throw new WhereforeError('CONFLICT', 'A world can be built in an empty graph only: this one is in use.');
}

async function tellFacts(
  { graph, live, log }: WorldParts,
  { given, keyring }: { given: Given; keyring: Keyring },
  now: Date,
): Promise<void> {
  const teller = createTeller(now);
  const events = [...catalogueEvents(given, teller), ...peopleEvents(given, teller)];
  if (events.length > 0) {
    const batch: Batch = {
      id: `scenario:${randomUUID()}`,
      source: 'scenario',
      receivedAt: now.toISOString(),
      guard: 'event',
      events: events.map((event) => Event.parse(event)),
      rejects: [],
    };
    const waiting = () => Promise.resolve(null);
    const { quarantined } = await applyBatch({ graph, log, keyring, waiting }, batch);
    if (quarantined > 0) throw new WhereforeError('BAD_INPUT', 'The graph refused facts of the world.');
    await announceChanges({ graph, live, keyring }, [batch]);
  }
  for (const { keys, marks } of liveMarks(given, keyring, now)) await live.addExposures(keys, marks);
}

async function savePlacements(graph: Graph, { placements }: Given, now: Date): Promise<void> {
  for (const [id, changes] of Object.entries(placements)) {
    const standard = DEFAULT_PLACEMENTS.find((placement) => placement.id === id) ?? { id, name: titleOf(id) };
    const saved = await savePlacement(
      { graph, announce: () => Promise.resolve() },
      { config: { ...standard, ...changes }, who: 'scenario', why: 'the world has it' },
      now,
    );
    if (!saved.ok) throw new WhereforeError('BAD_INPUT', `placements.${id}: ${saved.refusal.message}`);
  }
}

async function publishRules(graph: Graph, given: Given, now: Date): Promise<void> {
  if (given.rules.length === 0) return;
  const rules = given.rules.map(({ name, from, until, ...rule }) => ({
    ...rule,
    name: name ?? titleOf(rule.id),
    expiresAt: instantOf(until, now),
    ...(from === undefined ? {} : { startsAt: instantOf(from, now) }),
  }));
  const parsed = Rules.safeParse(rules);
  if (!parsed.success)
    throw new WhereforeError(
      'BAD_INPUT',
      `rules: ${parsed.error.issues.map(({ message }) => message).join('; ')}`,
    );
  const at = now.toISOString();
  const by = 'scenario';
  await graph.transaction(async (tx) => {
    await tx.run(lockRulesPointer, { at });
    const text = JSON.stringify(parsed.data);
    const [row] = await tx.run(createRuleSet, {
      rules: text,
      author: by,
      reason: 'the world has it',
      at,
      basedOn: 0,
    });
    await tx.run(publishRuleSet, { version: row?.version ?? 1, by, at });
  });
}

/** The graph, but for the evidence, which cannot be read. */
const failing = (graph: Graph): Graph => ({
  ...graph,
  read: (statement, params) =>
    statement.name.startsWith('evidence/')
      ? Promise.reject(new WhereforeError('UNAVAILABLE', 'the scenario keeps it from being read'))
      : graph.read(statement, params),
});
