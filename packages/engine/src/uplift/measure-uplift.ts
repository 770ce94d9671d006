import { WhereforeError } from '@wherefore/contracts';
import {
  averageEffect,
  type AverageEffect,
  designMatrix,
  type Experiment,
  type Learner,
  LEARNERS,
  learnUplift,
  type Qini,
  qiniOf,
  seeded,
} from '@wherefore/learning';
import { readTable, type TableColumn } from '@wherefore/log';
import { columnsOf, type UpliftColumns } from './uplift-columns.js';

/** Judging by whichever did better would flatter. */
export const JUDGE: Learner = 'doubly-robust';

export interface UpliftRun extends UpliftColumns {
  readonly file: string;
  /** Draws the half that models are judged by. */
  readonly seed: number;
  /** Measures this treatment; all, where it is not said. */
  readonly only?: string;
  readonly onStage: (stage: string) => void;
}

/** What one treatment did to one outcome, and whether one can tell to whom. */
export interface TreatmentUplift {
  readonly treatment: string;
  readonly outcome: string;
  readonly effect: AverageEffect;
  /** By learner, on the half it was not fitted to. */
  readonly models: Readonly<Record<Learner, Qini>>;
  /** Does what the doubly robust learner gains over a random choice lie above 0 with 95 % confidence? */
  readonly targetable: boolean;
}

export interface Uplift {
  readonly rows: number;
  readonly control: string;
  readonly features: readonly string[];
  readonly seed: number;
  readonly results: readonly TreatmentUplift[];
}

/**
 * Reads a randomised experiment from a table, one row a customer: average effects by difference of means over all rows, and for each
 * treatment and outcome both learners, fitted to one half of the customers and judged by the other. Throws BAD_INPUT.
 */
export async function measureUplift(run: UpliftRun): Promise<Uplift> {
  run.onStage('reading the file');
  const table = await readTable(run.file);
  const { treatment, outcomes, features } = columnsOf(table, run);
  const matrix = designMatrix(features);
  const names = treatmentsOf(treatment, run.control).filter((name) => name === (run.only ?? name));
  const results = names.flatMap((name) =>
    outcomes.map((column) => {
      run.onStage(`${name}: ${column.name}`);
      const experiment = {
        matrix,
        treated: Uint8Array.from(treatment.values, (value) => (value === name ? 1 : 0)),
        outcome: Float64Array.from(column.values, Number),
      };
      const rows = rowsOf(treatment, [name, run.control]);
      return { treatment: name, outcome: column.name, ...judge(experiment, rows, run.seed) };
    }),
  );
  return {
    rows: matrix.rows,
    control: run.control,
    features: features.map(({ name }) => name),
    seed: run.seed,
    results,
  };
}

function treatmentsOf({ name, values }: TableColumn, control: string): string[] {
  const all = [...new Set(values)].sort();
  if (!all.includes(control))
    throw new WhereforeError(
      'BAD_INPUT',
      `nobody in column ${name} has ${JSON.stringify(control)}; there are ${all.slice(0, 20).join(', ')}`,
    );
  return all.filter((value) => value !== control && value !== '');
}

const rowsOf = ({ values }: TableColumn, arms: readonly string[]): Int32Array =>
  Int32Array.from(values.flatMap((value, row) => (arms.includes(value) ? [row] : [])));

function judge(
  experiment: Experiment,
  rows: Int32Array,
  seed: number,
): Omit<TreatmentUplift, 'treatment' | 'outcome'> {
  const { treated, outcome } = experiment;
  const arm = (which: number) =>
    Float64Array.from(
      rows.filter((row) => treated[row] === which),
      (row) => outcome[row] ?? 0,
    );
  const draw = seeded(seed);
  const isLearned = Uint8Array.from(rows, () => (draw() < 0.5 ? 1 : 0));
  const half = (which: number) => rows.filter((_, at) => isLearned[at] === which);
  const models = Object.fromEntries(
    LEARNERS.map((learner) => {
      const model = learnUplift(learner, experiment, { rows: half(1), seed });
      return [learner, qiniOf(rankedBy(model, experiment, half(0)))];
    }),
  ) as Record<Learner, Qini>;
  return { effect: averageEffect(arm(1), arm(0)), models, targetable: models[JUDGE].ci[0] > 0 };
}

function rankedBy(
  model: (row: number) => number,
  { treated, outcome }: Experiment,
  rows: Int32Array,
): { treated: Uint8Array; outcome: Float64Array } {
  const scored = Array.from(rows, (row) => ({ row, uplift: model(row) }));
  scored.sort((a, b) => b.uplift - a.uplift || a.row - b.row);
  return {
    treated: Uint8Array.from(scored, ({ row }) => treated[row] ?? 0),
    outcome: Float64Array.from(scored, ({ row }) => outcome[row] ?? 0),
  };
}
