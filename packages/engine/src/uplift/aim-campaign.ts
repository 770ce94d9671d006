import { accepted, refused, type Result, WhereforeError } from '@wherefore/contracts';
import { designMatrix, learnUplift } from '@wherefore/learning';
import { readTable, type TableColumn } from '@wherefore/log';
import { JUDGE, measureUplift, type TreatmentUplift, type UpliftRun } from './measure-uplift.js';
import { columnNamed, columnsOf } from './uplift-columns.js';

export interface AimRun extends Omit<UpliftRun, 'outcomes'> {
  /** The treatment that is to be given again. */
  readonly give: string;
  readonly outcome: string;
  /** Customers to choose from, with the features of the experiment, and the column of their ids. */
  readonly to: string;
  readonly id: string;
  /** The most that are chosen, as a part of them, above 0 and at most 1. */
  readonly share: number;
}

export interface Aim {
  readonly measured: TreatmentUplift;
  /** Best first, with what the treatment is expected to change in the outcome; all of them are expected to gain. */
  readonly chosen: readonly { readonly customer: string; readonly uplift: number }[];
  readonly others: readonly string[];
}

/**
 * Chooses whom to give a treatment: those in whom the doubly robust learner, fitted to the whole experiment, expects it to change most, as
 * far as it expects it to change anything. Refused, with the measurement that says why, where the experiment does not show that choosing
 * by the learner beats choosing by lot. Throws BAD_INPUT.
 */
export async function aimCampaign(run: AimRun): Promise<Result<Aim, TreatmentUplift>> {
  const [measured] = (await measureUplift({ ...run, outcomes: [run.outcome], only: run.give })).results;
  if (measured === undefined) throw new WhereforeError('BAD_INPUT', `nobody was given ${run.give}`);
  if (!measured.targetable) return refused(measured);
  run.onStage('choosing');
  const [past, people] = [await readTable(run.file), await readTable(run.to)];
  const customers = columnNamed(people, run.id).values;
  const { treatment, outcomes, features } = columnsOf(past, { ...run, outcomes: [run.outcome] });
  const known = treatment.values.length;
  const matrix = designMatrix(features.map((feature) => stacked(feature, columnNamed(people, feature.name))));
  const treated = Uint8Array.from(treatment.values, (value) => (value === run.give ? 1 : 0));
  const outcome = Float64Array.from(outcomes[0]?.values ?? [], Number);
  const arms = [run.give, run.control];
  const rows = Int32Array.from(treatment.values.flatMap((value, row) => (arms.includes(value) ? [row] : [])));
  const model = learnUplift(JUDGE, { matrix, treated, outcome }, { rows, seed: run.seed });
  const best = customers
    .map((customer, row) => ({ customer, uplift: model(known + row) }))
    .filter(({ customer }) => customer !== '')
    .sort((a, b) => b.uplift - a.uplift || (a.customer < b.customer ? -1 : 1));
  const most = Math.floor(run.share * best.length);
  const chosen = best.slice(0, most).filter(({ uplift }) => uplift > 0);
  return accepted({ measured, chosen, others: best.slice(chosen.length).map(({ customer }) => customer) });
}

/** Those of the experiment, then those to choose from, so that both are measured alike. */
const stacked = ({ name, values }: TableColumn, more: TableColumn): TableColumn => ({
  name,
  values: [...values, ...more.values],
});
