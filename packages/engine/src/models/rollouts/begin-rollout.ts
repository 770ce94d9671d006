import { accepted, type Result, RolloutPlan, type RolloutPlanInput } from '@wherefore/contracts';
import { startRollout } from '@wherefore/graph';
import { shortId } from '../../short-id.js';
import {
  type AliasLedger,
  type ModelChange,
  type ModelRefused,
  modelRefusal,
  type Pointed,
} from '../change-models.js';

/** A plan as somebody wishes it, or why it cannot be. */
export function parsePlan(plan: RolloutPlanInput): Result<RolloutPlan, ModelRefused> {
  const parsed = RolloutPlan.safeParse(plan);
  if (parsed.success) return accepted(parsed.data);
  const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  return modelRefusal('invalid', `This is no plan for a rollout: ${problems.join('; ')}`);
}

/** Begins to try a version on the first share of visitors, within the transaction that moves the aliases. */
export async function beginWithin(
  ledger: AliasLedger,
  to: Pointed,
  { plan, who, why }: ModelChange & { readonly plan: RolloutPlan },
): Promise<Result<string, ModelRefused>> {
  const current = ledger.aliases.get('current');
  if (current === undefined)
    return modelRefusal('not-now', 'There is no current version to compare with: promote it to current');
  if (current.model === to.model) return modelRefusal('not-now', `${to.model} is current already`);
  const id = `r-${shortId(12)}`;
  const { tx, at } = ledger;
  const text = JSON.stringify(plan);
  await tx.run(startRollout, { ...to, id, plan: text, baseline: current.epoch, by: who, why, at });
  await ledger.point('canary', to);
  return accepted(id);
}
