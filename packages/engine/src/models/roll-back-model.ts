import { accepted, type Result } from '@wherefore/contracts';
import {
  changeModels,
  type ModelChange,
  type ModelParts,
  type ModelRefused,
  modelRefusal,
} from './change-models.js';
import { endRunning } from './rollouts/end-rollout.js';

export interface RolledBack {
  /** The version that was served, and the one that is instead. */
  readonly from: string;
  readonly to: string;
}

/**
 * Takes back what is being tried on visitors; where nothing is, lets the version before the current one decide offers again. One step
 * either way. What is taken back keeps no alias: a second rollback must not bring it back, and the next learning run removes its
 * relationships.
 */
export function rollBackModel(
  parts: ModelParts,
  change: ModelChange,
  now: Date,
): Promise<Result<RolledBack, ModelRefused>> {
  return changeModels(parts, { ...change, now }, async (ledger) => {
    const [current, previous] = [ledger.aliases.get('current'), ledger.aliases.get('previous')];
    const tried = await endRunning(ledger, { state: 'rolled-back', reason: `${change.who}: ${change.why}` });
    if (tried !== null && current !== undefined) {
      await ledger.audit('models.roll-back', { canary: null });
      return accepted({ from: tried, to: current.model });
    }
    if (current === undefined || previous === undefined)
      return modelRefusal('nothing-before', 'There is no version before the current one to go back to');
    await ledger.makePreviousCurrent(previous);
    await ledger.audit('models.roll-back', { current: previous.model });
    return accepted({ from: current.model, to: previous.model });
  });
}
