import { randomUUID } from 'node:crypto';
import {
  accepted,
  type Experiment,
  type Holdout,
  refused,
  type Result,
  WhereforeError,
} from '@wherefore/contracts';
import {
  type Graph,
  type GraphTransaction,
  listExperimentRows,
  lockTraffic,
  recordChange,
  writeExperiment,
  writeHoldouts,
} from '@wherefore/graph';
import { readExperiment, readHoldouts, rowOf } from './read-experiment.js';

export interface ExperimentParts {
  readonly graph: Graph;
  /** Tells every process that decides offers to read what is tried again. */
  announce(): Promise<void>;
}

/** Who changes an experiment, and why: for the audit trail. */
export interface ExperimentChange {
  readonly who: string;
  readonly why: string;
}

export interface ExperimentRefused {
  readonly code: 'invalid' | 'unknown-experiment' | 'wrong-status' | 'no-room' | 'exists';
  readonly message: string;
}

/** Thrown to roll a refused change back: it must leave nothing behind. */
class Refused extends Error {
  constructor(readonly refusal: ExperimentRefused) {
    super(refusal.message);
  }
}

export const refusal = (code: ExperimentRefused['code'], message: string): ExperimentRefused => ({
  code,
  message,
});

/** All experiments and holdouts, under the lock. */
export interface Before {
  readonly experiments: readonly Experiment[];
  readonly holdouts: readonly Holdout[];
}

interface Work<T> {
  /** Kind of change, for the audit trail. */
  readonly what: string;
  readonly at: Date;
  /** What is to be written, or why nothing is. */
  change(before: Before): Result<Written<T>, ExperimentRefused>;
}

export interface Written<T> {
  readonly value: T;
  readonly experiment?: Experiment;
  readonly holdouts?: readonly Holdout[];
}

const MOST = 1_000;

/** Changes what is tried, under one lock, with an entry in the audit trail, and tells everybody once it is done. */
export async function changeTraffic<T>(
  { graph, announce }: ExperimentParts,
  { who, why }: ExperimentChange,
  { what, at, change }: Work<T>,
): Promise<Result<T, ExperimentRefused>> {
  if (who.trim() === '' || why.trim() === '')
    return refused(refusal('invalid', 'Say who changes it, and why.'));
  const now = at.toISOString();
  const work = async (tx: GraphTransaction): Promise<T> => {
    const before = await readLocked(tx, now);
    const done = change(before);
    if (!done.ok) throw new Refused(done.refusal);
    const { value, experiment, holdouts } = done.value;
    if (experiment !== undefined)
      await tx.run(writeExperiment, { id: experiment.design.id, at: now, ...rowOf(experiment) });
    if (holdouts !== undefined) await tx.run(writeHoldouts, { holdouts: JSON.stringify(holdouts), at: now });
    const known = before.experiments.find(({ design }) => design.id === experiment?.design.id);
    await tx.run(recordChange, {
      id: randomUUID(),
      at: now,
      who,
      what,
      before: JSON.stringify(holdouts === undefined ? (known ?? null) : before.holdouts),
      after: JSON.stringify(holdouts ?? experiment ?? null),
      why,
    });
    return value;
  };
  try {
    const value = await graph.transaction(work);
    await announce();
    return accepted(value);
  } catch (error) {
    if (error instanceof WhereforeError && error.cause instanceof Refused)
      return refused(error.cause.refusal);
    throw error;
  }
}

async function readLocked(tx: GraphTransaction, at: string): Promise<Before> {
  const [locked] = await tx.run(lockTraffic, { at });
  const rows = await tx.run(listExperimentRows, { id: null, status: null, limit: MOST });
  return { experiments: rows.map(readExperiment), holdouts: readHoldouts(locked?.holdouts ?? '[]') };
}
