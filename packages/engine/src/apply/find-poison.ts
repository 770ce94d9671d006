import { type Event, messageOf, WhereforeError } from '@wherefore/contracts';
import type { Graph } from '@wherefore/graph';
import type { Keyring } from '../keyring.js';
import { planEffects } from './plan-effects.js';
import { runEffects } from './run-effects.js';

/** Thrown to roll a trial back: a trial must leave nothing behind. */
class TrialPassed extends Error {}

/**
 * Which events the graph refuses, with the reason: found by halving, each half tried in a transaction that is rolled
 * back. Throws UNAVAILABLE or TIMEOUT when a trial fails for reasons of the moment.
 */
export async function findPoison(
  parts: { graph: Graph; keyring: Keyring },
  events: readonly Event[],
): Promise<Map<Event, string>> {
  const problem = await tryEvents(parts, events);
  if (problem === null) return new Map();
  const [only] = events;
  if (events.length === 1 && only !== undefined) return new Map([[only, `the graph refused it: ${problem}`]]);
  const middle = Math.ceil(events.length / 2);
  const left = await findPoison(parts, events.slice(0, middle));
  const right = await findPoison(parts, events.slice(middle));
  return new Map([...left, ...right]);
}

/** What the graph has against these events, tried in a transaction that is rolled back; null when nothing. Throws as above. */
export async function tryEvents(
  { graph, keyring }: { graph: Graph; keyring: Keyring },
  events: readonly Event[],
): Promise<string | null> {
  try {
    await graph.transaction(async (tx) => {
      await runEffects(tx, planEffects(events, keyring));
      throw new TrialPassed();
    });
  } catch (error) {
    if (!(error instanceof WhereforeError)) throw error;
    if (error.cause instanceof TrialPassed) return null;
    if (error.code !== 'INTERNAL') throw error;
    return messageOf(error.cause ?? error);
  }
  return null;
}
