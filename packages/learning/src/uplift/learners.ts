import { seeded } from '../seeded.js';
import type { DesignMatrix } from './design-matrix.js';
import { fitLinear, fitLogistic, predict, sigmoid, type Weights } from './regression.js';

/** A randomised experiment of one treatment: who was treated, and what came of it. */
export interface Experiment {
  readonly matrix: DesignMatrix;
  /** By row: 1 treated, 0 control. */
  readonly treated: Uint8Array;
  readonly outcome: Float64Array;
}

/** Says how much treatment would change a row's outcome. */
export type UpliftModel = (row: number) => number;

export interface LearnerOptions {
  /** Rows to learn from. */
  readonly rows: Int32Array;
  readonly seed: number;
}

export const LEARNERS = ['two-model', 'doubly-robust'] as const;
export type Learner = (typeof LEARNERS)[number];

/** Parts that outcome models are fitted without, each judged by the others. */
const FOLDS = 5;

export const learnUplift = (learner: Learner, from: Experiment, options: LearnerOptions): UpliftModel =>
  learner === 'two-model' ? twoModels(from, options.rows) : doublyRobust(from, options);

/** A model of the outcome with treatment and one without: the difference of what they say (the T-learner of Künzel et al. 2019). */
function twoModels(from: Experiment, rows: Int32Array): UpliftModel {
  const outcomes = outcomeModels(from, rows);
  return (row) => outcomes.treated(row) - outcomes.control(row);
}

/**
 * The doubly robust learner (Kennedy 2020) with cross-fitting: a linear regression on what each row's own outcome says beyond both outcome
 * models. With randomised treatment its probability is the share of the treated.
 */
function doublyRobust(from: Experiment, { rows, seed }: LearnerOptions): UpliftModel {
  const { matrix, treated, outcome } = from;
  const draw = seeded(seed);
  const fold = Int8Array.from(rows, () => Math.floor(draw() * FOLDS));
  const share = rows.reduce((sum, row) => sum + (treated[row] ?? 0), 0) / Math.max(1, rows.length);
  const pseudo = new Float64Array(matrix.rows);
  for (let part = 0; part < FOLDS; part += 1) {
    const { treated: withIt, control: without } = outcomeModels(
      from,
      rows.filter((_, at) => fold[at] !== part),
    );
    rows.forEach((row, at) => {
      if (fold[at] !== part) return;
      const [one, zero] = [withIt(row), without(row)];
      const isTreated = treated[row] === 1;
      const rest = (outcome[row] as number) - (isTreated ? one : zero);
      pseudo[row] = one - zero + (isTreated ? rest / share : -rest / (1 - share));
    });
  }
  const weights = fitLinear({ matrix, rows, outcome: pseudo });
  return (row) => predict(matrix, row, weights);
}

function outcomeModels(
  { matrix, treated, outcome }: Experiment,
  rows: Int32Array,
): { treated: UpliftModel; control: UpliftModel } {
  const isBinary = rows.every((row) => outcome[row] === 0 || outcome[row] === 1);
  const fit = (arm: number): UpliftModel => {
    const sample = { matrix, rows: rows.filter((row) => treated[row] === arm), outcome };
    const weights: Weights = isBinary ? fitLogistic(sample) : fitLinear(sample);
    return (row) => {
      const score = predict(matrix, row, weights);
      return isBinary ? sigmoid(score) : score;
    };
  };
  return { treated: fit(1), control: fit(0) };
}
