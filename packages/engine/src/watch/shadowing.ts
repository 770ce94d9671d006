import { latencyStep } from '@wherefore/learning';
import { type Decided, decideFrom } from '../offers/decide-offers.js';
import type { Desk } from '../offers/desk.js';
import type { Served } from '../offers/load-tried.js';
import type { PendingCounts } from './pending-counts.js';
import { SHADOW_KEEP_MS, shadowTally } from './shadow-figures.js';

/** One decision of so many is decided again by the shadow. */
const ONE_OF = 20;

interface Shadowing {
  /** Takes a decision for the shadow to make again, if it is its turn and the shadow is idle. */
  offer(decided: Decided, ms: number): void;
  settle(): Promise<void>;
}

/**
 * Lets the version that is only watched make a sample of live decisions again, one at a time, after they were answered: from the same
 * inputs, for nobody to see. Counts how much of the list it would keep, how long it takes and how often it would have nothing.
 */
export function openShadowing(
  desk: Desk,
  { pending, onError }: { pending: PendingCounts; onError: (error: unknown) => void },
): Shadowing {
  let seen = 0;
  let running: Promise<void> | null = null;

  async function compare(decided: Decided, ms: number): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    const { shadow } = (await desk.knowledge()).tried;
    if (shadow === null) return;
    const started = performance.now();
    const count = (fields: Readonly<Record<string, number>>) =>
      pending.add(shadowTally(shadow.model), fields, SHADOW_KEEP_MS);
    try {
      const other = await decideFrom(desk, inputsOf(decided, shadow), started);
      const took = performance.now() - started;
      count({
        decisions: 1,
        overlap: overlapOf(decided, other),
        empty: other.decision.offers.length === 0 ? 1 : 0,
        servedEmpty: decided.decision.offers.length === 0 ? 1 : 0,
        [`t${latencyStep(took)}`]: 1,
        [`s${latencyStep(ms)}`]: 1,
      });
    } catch (error) {
      count({ decisions: 1, errors: 1 });
      onError(error);
    }
  }

  return {
    offer(decided, ms) {
      seen += 1;
      if (running !== null || seen % ONE_OF !== 0) return;
      running = compare(decided, ms)
        .catch(onError)
        .finally(() => {
          running = null;
        });
    },
    async settle() {
      await running;
    },
  };
}

const inputsOf = ({ inputs }: Decided, { epoch, evidence }: Served): Decided['inputs'] => ({
  ...inputs,
  epoch,
  evidence,
  standings: null,
  trial: null,
});

/** What part of the list the other one has too, wherever in it; 1 where both are empty. */
function overlapOf({ decision: served }: Decided, { decision: other }: Decided): number {
  if (served.offers.length === 0) return other.offers.length === 0 ? 1 : 0;
  const listed = new Set<string>(other.offers.map(({ product }) => product.id));
  return served.offers.filter(({ product }) => listed.has(product.id)).length / served.offers.length;
}
