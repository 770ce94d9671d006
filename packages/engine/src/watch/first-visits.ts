import type { OfferRequest } from '@wherefore/contracts';
import type { TrialStep } from './arm-tallies.js';

/** Most visitors that are told apart in one step. */
const MOST = 50_000;

/** Which visitors have been seen in a step of a rollout: one who comes often must not count often for how alike lists are. */
export class FirstVisits {
  private step = '';
  private seen = new Set<string>();

  isFirst({ rollout, step }: TrialStep, { customer, session, placement }: OfferRequest): boolean {
    const at = `${rollout}:${step}`;
    if (at !== this.step) {
      this.step = at;
      this.seen = new Set();
    }
    const visitor = `${placement}|${customer ?? session ?? ''}`;
    if (this.seen.has(visitor) || this.seen.size >= MOST) return false;
    this.seen.add(visitor);
    return true;
  }
}
