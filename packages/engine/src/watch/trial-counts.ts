import type { Arm } from '@wherefore/contracts';
import { latencyStep } from '@wherefore/learning';
import type { Decided } from '../offers/decide-offers.js';
import { armOf } from '../offers/arm-of.js';
import type { TrialArm } from '../offers/inputs.js';
import type { Trial } from '../offers/load-tried.js';
import { armTallies, SLOT_KEEP_MS, TRIAL_KEEP_MS, type TrialStep } from './arm-tallies.js';
import type { Response } from './find-responses.js';
import { FirstVisits } from './first-visits.js';
import type { PendingCounts } from './pending-counts.js';

/** Counts both arms of a rollout: since its step began, and of the latest moments. */
export class TrialCounts {
  private readonly visits = new FirstVisits();

  constructor(private readonly pending: PendingCounts) {}

  decided({ trial, arm }: TrialArm, decided: Decided, ms: number): void {
    if (arm === 'canary' && trial.canary === null) return this.failed({ trial, arm }, ms);
    const { offers, empty } = decided.decision;
    const promised = offers.reduce((sum, { propensity }) => sum + propensity, 0);
    const isEmpty = offers.length === 0 && empty?.code !== 'not-now' ? 1 : 0;
    this.add(trial, arm, { requests: 1, empty: isEmpty, promised, [`t${latencyStep(ms)}`]: 1 });
    if (offers.length === 0 || !this.visits.isFirst(trial, decided.inputs.recorded)) return;
    this.add(trial, arm, { visitors: 1 });
    const { first, listed } = armTallies(trial, arm, 0);
    offers.forEach(({ product }, place) => {
      if (place === 0) this.pending.add(first, { [product.id]: 1 }, TRIAL_KEEP_MS);
      this.pending.add(listed, { [product.id]: 1 }, TRIAL_KEEP_MS);
    });
  }

  failed({ trial, arm }: TrialArm, ms: number): void {
    this.add(trial, arm, { requests: 1, errors: 1, [`t${latencyStep(ms)}`]: 1 });
  }

  /** What became of a decision of this step, if it was made by the version of the visitor's arm. */
  responded(trial: Trial, { kind, epoch, at, visitor }: Response): void {
    if (visitor === null || at < trial.since) return;
    const arm = armOf(trial, visitor);
    if (epoch === (arm === 'canary' ? trial.epoch : trial.baseline)) this.add(trial, arm, { [kind]: 1 });
  }

  private add(at: TrialStep, arm: Arm, fields: Readonly<Record<string, number>>): void {
    const { whole, slot } = armTallies(at, arm, Date.now());
    this.pending.add(whole, fields, TRIAL_KEEP_MS);
    this.pending.add(slot, fields, SLOT_KEEP_MS);
  }
}
