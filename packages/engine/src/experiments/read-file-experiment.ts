import { WhereforeError } from '@wherefore/contracts';
import {
  holm,
  type MetricReading,
  momentsOf,
  readMetric,
  type SampleRatio,
  sampleRatio,
} from '@wherefore/experiments';
import { readTable, type TableColumn } from '@wherefore/log';
import { columnNamed } from '../uplift/uplift-columns.js';

export interface FileExperiment {
  /** One row a unit. */
  readonly file: string;
  /** The column that says which arm a unit was in, and its value for the control. */
  readonly arm: string;
  readonly control: string;
  readonly metrics: readonly string[];
  /** A number from before that foretells the metrics; null where there is none. */
  readonly covariate: string | null;
  readonly alpha: number;
}

export interface FileReadOut {
  readonly units: number;
  readonly alpha: number;
  /** Against arms of the same size. */
  readonly sizes: SampleRatio;
  /** Null where the arms are not as large as they should be: nothing else can be believed. */
  readonly metrics: readonly MetricReading[] | null;
  /** P-values of one look, corrected for all comparisons (Holm), by metric and arm. */
  readonly corrected: readonly { readonly metric: string; readonly arm: string; readonly p: number }[];
}

/** Reads an experiment that was made elsewhere from a table. Throws BAD_INPUT. */
export async function readFileExperiment(asked: FileExperiment): Promise<FileReadOut> {
  const table = await readTable(asked.file);
  const column = columnNamed(table, asked.arm);
  const arms = armsOf(column, asked.control);
  const rowsOf = new Map(arms.map((arm) => [arm, rowsWith(column, arm)]));
  const sizes = sampleRatio(arms.map((arm) => ({ arm, weight: 1, units: rowsOf.get(arm)?.length ?? 0 })));
  const units = sizes.arms.reduce((sum, one) => sum + one.units, 0);
  const head = { units, alpha: asked.alpha, sizes };
  if (sizes.isBroken) return { ...head, metrics: null, corrected: [] };
  const covariate = asked.covariate === null ? null : numbersOf(columnNamed(table, asked.covariate));
  const comparisons = asked.metrics.length * (arms.length - 1);
  const metrics = asked.metrics.map((metric) => {
    const values = numbersOf(columnNamed(table, metric));
    const samples = arms.map((arm) => {
      const of = (all: Float64Array) => Float64Array.from(rowsOf.get(arm) ?? [], (row) => all[row] ?? 0);
      return { arm, moments: momentsOf(of(values), covariate === null ? undefined : of(covariate)) };
    });
    return readMetric(
      { metric, kind: 'mean', better: 'more', arms: samples },
      { alpha: asked.alpha, plannedUnits: units, comparisons },
    );
  });
  return { ...head, metrics, corrected: correctedOf(metrics) };
}

function armsOf({ name, values }: TableColumn, control: string): string[] {
  const all = [...new Set(values)].filter((value) => value !== '').sort();
  if (all.length > 20)
    throw new WhereforeError('BAD_INPUT', `column ${name} has ${all.length} values: it does not name arms`);
  if (!all.includes(control))
    throw new WhereforeError(
      'BAD_INPUT',
      `nobody in column ${name} has ${JSON.stringify(control)}; there are ${all.join(', ')}`,
    );
  return [control, ...all.filter((value) => value !== control)];
}

const rowsWith = ({ values }: TableColumn, arm: string): Int32Array =>
  Int32Array.from(values.flatMap((value, row) => (value === arm ? [row] : [])));

export function numbersOf({ name, values }: TableColumn): Float64Array {
  const numbers = Float64Array.from(values, (value) => (value === '' ? NaN : Number(value)));
  const row = numbers.findIndex((value) => !Number.isFinite(value));
  if (row < 0) return numbers;
  throw new WhereforeError(
    'BAD_INPUT',
    `column ${name}, row ${row + 1}: ${JSON.stringify(values[row])} is no number`,
  );
}

function correctedOf(metrics: readonly MetricReading[]): FileReadOut['corrected'] {
  const all = metrics.flatMap(({ metric, comparisons }) =>
    comparisons.map(({ arm, plain, adjusted }) => ({ metric, arm, p: (adjusted ?? plain).absolute.fixedP })),
  );
  const ps = holm(all.map(({ p }) => p));
  return all.map((one, at) => ({ ...one, p: ps[at] ?? 1 }));
}
