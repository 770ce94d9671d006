import { differingParts, type StateHash, stateHash } from '@wherefore/engine';
import { applyHere } from '../harness/apply-here.js';
import { conclude } from '../harness/conclude.js';
import { type Drill, scaled } from '../harness/drill.js';
import { entangledEvents } from '../harness/entangled-events.js';
import type { Place } from '../harness/place.js';
import { randomFrom } from '../harness/random.js';
import { cypher } from '../stack/cypher.js';

const MOST_AT_ONCE = 15;

export const permutations: Drill = {
  name: 'permutations',
  about: '35 events on 6 things in 500 random orders and batch splits: always the same graph',
  async run(stack, options) {
    const place = await stack.boot('graph');
    const random = randomFrom(options.seed);
    const events = entangledEvents();
    const orders = scaled(500, options);
    const states = new Map<string, { readonly state: StateHash; readonly order: string }>();
    for (let n = 0; n < orders; n += 1) {
      // The first is the order in which it happened.
      const order = n === 0 ? events : random.shuffled(events);
      await clear(place);
      for (let at = 0; at < order.length;) {
        const batch = order.slice(at, at + 1 + random.below(MOST_AT_ONCE));
        at += batch.length;
        await applyHere(place, `order ${n} from ${at}`, batch);
      }
      const state = await stateHash(place.graph);
      if (!states.has(state.hash))
        states.set(state.hash, { state, order: order.map(({ id }) => id).join(' ') });
    }
    return conclude(
      { orders, events: events.length, graphs: states.size },
      [{ what: `every order ends in the same graph (${states.size} different)`, holds: states.size === 1 }],
      differencesOf([...states.values()]),
    );
  },
};

/** In what the first few graphs that are not the first one differ from it, and the order that led there. */
function differencesOf(ends: readonly { readonly state: StateHash; readonly order: string }[]): string[] {
  const [first, ...others] = ends;
  if (first === undefined) return [];
  return others
    .slice(0, 3)
    .map(({ state, order }) => `${differingParts(first.state, state).join(', ')} after ${order}`);
}

/** Forgets everything but the schema. */
async function clear({ graph }: Place): Promise<void> {
  await graph.runText(cypher('forget-everything'));
}
