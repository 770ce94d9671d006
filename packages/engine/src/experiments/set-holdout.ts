import {
  accepted,
  EVERYWHERE,
  type Holdout,
  MOST_HELD_OUT,
  refused,
  type Result,
} from '@wherefore/contracts';
import { loadPlacements } from '../placements/load-placements.js';
import {
  changeTraffic,
  type ExperimentChange,
  type ExperimentParts,
  type ExperimentRefused,
  refusal,
} from './experiment-changes.js';

export interface HoldoutChange extends ExperimentChange {
  /** `everywhere`, or a placement. */
  readonly id: string;
  /** 0 ends it; at most a tenth. */
  readonly share: number;
}

/** Holds a share of all customers out of personalisation and experiments; who is held out stays so while the share grows. */
export async function setHoldout(
  parts: ExperimentParts,
  { id, share, ...change }: HoldoutChange,
  now: Date,
): Promise<Result<readonly Holdout[], ExperimentRefused>> {
  if (!(share >= 0 && share <= MOST_HELD_OUT))
    return refused(refusal('invalid', `A holdout is at most ${MOST_HELD_OUT * 100} % of all.`));
  const placements = (await loadPlacements(parts.graph)).map((placement) => placement.id);
  if (id !== EVERYWHERE && !placements.includes(id))
    return refused(refusal('invalid', `There is no placement ${id}; there are ${placements.join(', ')}.`));
  return changeTraffic(parts, change, {
    what: 'experiments.hold-out',
    at: now,
    change({ holdouts }) {
      const since = holdouts.find((one) => one.id === id)?.since ?? now.toISOString();
      const others = holdouts.filter((one) => one.id !== id);
      const after = share === 0 ? others : [...others, { id, share, since }];
      return accepted({ value: after, holdouts: after });
    },
  });
}
