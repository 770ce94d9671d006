import type { Arm, ArmFigures } from '@wherefore/contracts';
import type { CountBook } from '@wherefore/queue';

/** Figures of the last minute are kept in slots of so long, ms. */
const SLOT_MS = 10_000;
const LATEST_SLOTS = 6;
/** Tallies of a rollout are kept for so long after they were last added to, ms. */
export const TRIAL_KEEP_MS = 8 * 86_400_000;
export const SLOT_KEEP_MS = 600_000;

/** One step of one rollout. */
export interface TrialStep {
  readonly rollout: string;
  readonly step: number;
}

const base = ({ rollout, step }: TrialStep, arm: Arm): string => `trial:${rollout}:${step}:${arm}`;

/** Where an arm is counted: since the step began, in the slot of this moment, and by product. */
export const armTallies = (at: TrialStep, arm: Arm, now: number) => ({
  whole: base(at, arm),
  slot: slotTally(at, arm, Math.floor(now / SLOT_MS)),
  first: `${base(at, arm)}:first`,
  listed: `${base(at, arm)}:listed`,
});

const slotTally = (at: TrialStep, arm: Arm, slot: number): string => `${base(at, arm)}@${slot}`;

/**
 * What was counted of both arms: since the step began, and over the last minute. Read at one moment, as they were added: an arm that is
 * read before the other would look as if it were not asked.
 */
export async function readArms(
  tallies: CountBook,
  at: TrialStep,
  now: Date,
): Promise<Record<'whole' | 'latest', Record<Arm, ArmFigures>>> {
  const [ours, theirs] = [namesOf(at, 'canary', now), namesOf(at, 'current', now)];
  const read = await tallies.read([...ours, ...theirs]);
  const canary = armOf(read.slice(0, ours.length));
  const current = armOf(read.slice(ours.length));
  return {
    whole: { canary: canary.whole, current: current.whole },
    latest: { canary: canary.latest, current: current.latest },
  };
}

type Tally = ReadonlyMap<string, number>;
const NONE: Tally = new Map();

function namesOf(at: TrialStep, arm: Arm, now: Date): string[] {
  const { whole, first, listed } = armTallies(at, arm, now.getTime());
  const slot = Math.floor(now.getTime() / SLOT_MS);
  const slots = Array.from({ length: LATEST_SLOTS }, (_, back) => slotTally(at, arm, slot - back));
  return [whole, first, listed, ...slots];
}

function armOf(tallies: readonly Tally[]): Record<'whole' | 'latest', ArmFigures> {
  const [all = NONE, first = NONE, listed = NONE, ...recent] = tallies;
  return {
    whole: figuresOf(all, { first, listed }),
    latest: figuresOf(summed(recent), { first: NONE, listed: NONE }),
  };
}

function figuresOf(counts: Tally, products: Pick<ArmFigures, 'first' | 'listed'>): ArmFigures {
  const count = (field: string): number => counts.get(field) ?? 0;
  const latency = [...counts].flatMap(([field, times]) =>
    /^t\d+$/.test(field) ? [[Number(field.slice(1)), times] as const] : [],
  );
  return {
    requests: count('requests'),
    errors: count('errors'),
    empty: count('empty'),
    clicks: count('clicks'),
    conversions: count('conversions'),
    promised: count('promised'),
    visitors: count('visitors'),
    latency: new Map(latency),
    ...products,
  };
}

function summed(tallies: readonly Tally[]): Tally {
  const sums = new Map<string, number>();
  for (const tally of tallies)
    for (const [field, count] of tally) sums.set(field, (sums.get(field) ?? 0) + count);
  return sums;
}
