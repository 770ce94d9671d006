import {
  type Experiment,
  type ExperimentDecision,
  ExperimentDesign,
  type Holdout,
  MOST_HELD_OUT,
  WhereforeError,
} from '@wherefore/contracts';
import type { listExperimentRows, RowOf } from '@wherefore/graph';
import { z } from 'zod';

const decision = z.object({ outcome: z.enum(['ship', 'keep', 'inconclusive']), arm: z.string() });
const holdouts = z.array(
  z.object({ id: z.string(), share: z.number().min(0).max(MOST_HELD_OUT), since: z.string() }),
);

type Row = RowOf<typeof listExperimentRows>;

/** An experiment as the graph has it. Throws INTERNAL when this version of the product cannot read it. */
export function readExperiment({ design, rangeFrom, rangeTo, decision: decided, ...rest }: Row): Experiment {
  const parsed = ExperimentDesign.safeParse(JSON.parse(design));
  if (!parsed.success)
    throw new WhereforeError('INTERNAL', 'An experiment cannot be read', { cause: parsed.error });
  return {
    ...rest,
    design: parsed.data,
    range: rangeFrom === null || rangeTo === null ? null : { from: rangeFrom, to: rangeTo },
    decision: decided === null ? null : (decision.parse(JSON.parse(decided)) satisfies ExperimentDecision),
  };
}

/** The row that {@link readExperiment} reads. */
export const rowOf = ({ design, range, decision: decided, ...rest }: Experiment): Row => ({
  ...rest,
  design: JSON.stringify(design),
  rangeFrom: range?.from ?? null,
  rangeTo: range?.to ?? null,
  decision: decided === null ? null : JSON.stringify(decided),
});

export const readHoldouts = (text: string): readonly Holdout[] => holdouts.parse(JSON.parse(text));
