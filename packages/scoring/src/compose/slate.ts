import type { Intent } from '@wherefore/contracts';
import { Caps } from './caps.js';
import type { Composable, ComposeOptions, DroppedBy } from './composable.js';
import { intentQuotas, NONE } from './intent-quotas.js';
import { similarity } from '../similarity.js';

/** A list in the making: who is on it, and who may still come on. Candidates are named by their place in the order. */
export class Slate {
  private readonly taken: Uint8Array;
  private readonly caps: Caps;
  private readonly quotas: Record<Intent, number>;
  /** Slots that belong to no intent; negative where pins took more than their intents' share. */
  private free: number;
  private readonly lambda: number;
  /** The likeness of each candidate to the most similar one on the list; empty where variety does not count. */
  private readonly alike: Float64Array;
  private readonly top: number;

  constructor(
    private readonly order: readonly Composable[],
    { first, placement }: ComposeOptions,
  ) {
    const { diversity, intents } = placement;
    const size = Math.min(first, order.length);
    this.taken = new Uint8Array(order.length);
    this.caps = new Caps(diversity);
    this.quotas = intentQuotas(intents, supplyOf(order), size);
    this.free = size - Object.values(this.quotas).reduce((sum, quota) => sum + quota, 0);
    this.lambda = diversity.lambda;
    this.alike = new Float64Array(this.lambda < 1 ? order.length : 0);
    this.top = order.reduce((most, { priority }) => Math.max(most, priority), 0);
  }

  has(at: number): boolean {
    return this.taken[at] === 1;
  }

  /** The cap that keeps a candidate off the list, or null. */
  brokenBy({ facts }: Composable): DroppedBy | null {
    return this.caps.brokenBy(facts);
  }

  allows(at: number): boolean {
    const candidate = this.order[at];
    return (
      candidate !== undefined &&
      !this.has(at) &&
      (this.free > 0 || this.quotas[candidate.intent] > 0) &&
      this.brokenBy(candidate) === null
    );
  }

  /** The candidate that comes next; null where caps leave none. Intents that run dry leave their slots to the rest. */
  best(): number | null {
    const best = this.bestAllowed();
    if (best !== null || this.free === Infinity) return best;
    this.free = Infinity;
    return this.bestAllowed();
  }

  take(at: number): void {
    const candidate = this.order[at];
    if (candidate === undefined) return;
    this.taken[at] = 1;
    this.caps.add(candidate.facts);
    if (this.quotas[candidate.intent] > 0) this.quotas[candidate.intent] -= 1;
    else this.free -= 1;
    for (let other = 0; other < this.alike.length; other += 1) {
      const facts = this.order[other]?.facts;
      if (facts === undefined || this.has(other)) continue;
      this.alike[other] = Math.max(this.alike[other] ?? 0, similarity(facts, candidate.facts));
    }
  }

  /**
   * Maximal marginal relevance (Carbonell and Goldstein, SIGIR 1998): lambda x relevance - (1 - lambda) x likeness to
   * what is on the list; relevance is the priority as a share of the greatest. The better candidate wins a tie.
   */
  private bestAllowed(): number | null {
    let best: number | null = null;
    let most = -Infinity;
    for (let at = 0; at < this.order.length; at += 1) {
      if (!this.allows(at)) continue;
      if (this.lambda === 1) return at;
      const relevance = this.top > 0 ? (this.order[at]?.priority ?? 0) / this.top : 0;
      const worth = this.lambda * relevance - (1 - this.lambda) * (this.alike[at] ?? 0);
      if (worth <= most) continue;
      best = at;
      most = worth;
    }
    return best;
  }
}

function supplyOf(order: readonly Composable[]): Record<Intent, number> {
  const supply = { ...NONE };
  for (const { intent } of order) supply[intent] += 1;
  return supply;
}
