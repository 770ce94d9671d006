import { type Event, messageOf, WhereforeError } from '@wherefore/contracts';
import type { Graph } from '@wherefore/graph';
import type { Keyring } from '../keyring.js';
import { planEffects } from './plan-effects.js';
import { runEffects } from './run-effects.js';

/** Thrown to roll a trial back: a trial must leave nothing behind. */
class TrialPassed extends Error {}

/** Halves tried in search of what is bad, after which those that are left are not halved again: neighbours wait meanwhile. */
const MOST_TRIALS = 100;

/**
 * Which events the graph refuses, with the reason: found by halving, each half tried in a transaction that is rolled
 * back. Where very many are bad, some that are good may be among them, refused together with the bad ones beside them.
 * Throws what leaves it open (UNAVAILABLE, TIMEOUT, TOO_LARGE).
 */
export async function findPoison(
  parts: { graph: Graph; keyring: Keyring },
  events: readonly Event[],
): Promise<Map<Event, string>> {
  let trials = 0;
  const search = async (some: readonly Event[]): Promise<(readonly [Event, string])[]> => {
    trials += 1;
    const problem = await tryEvents(parts, some);
    if (problem === null) return [];
    const isLast = some.length > 1 && trials >= MOST_TRIALS;
    const among = isLast ? ` with ${some.length - 1} others` : '';
    if (some.length === 1 || isLast)
      return some.map((event) => [event, `the graph refused it${among}: ${problem}`]);
    const middle = Math.ceil(some.length / 2);
    return [...(await search(some.slice(0, middle))), ...(await search(some.slice(middle)))];
  };
  return new Map(await search(events));
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
