import { WhereforeError } from '@wherefore/contracts';

/** A column of a table as it was read; empty text is a missing value. */
export interface TextColumn {
  readonly name: string;
  readonly values: readonly string[];
}

/** Rows x features, row by row, the first feature being 1 (the intercept). */
export interface DesignMatrix {
  readonly rows: number;
  /** Names of the features; a category's are `column=value`. */
  readonly names: readonly string[];
  readonly values: Float64Array;
}

/** More different values than this are no category but an identifier. */
const MOST_CATEGORIES = 50;

/**
 * Features of columns: numbers to mean 0 and unit deviation (a missing one is the mean), anything else a 0/1 feature per value but its
 * most frequent. A column of one value tells nothing and is left out. Throws BAD_INPUT where a column is neither.
 */
export function designMatrix(columns: readonly TextColumn[]): DesignMatrix {
  const features = [
    { name: 'intercept', of: () => 1 },
    ...columns.flatMap((column) => (isNumeric(column) ? numeric(column) : categorical(column))),
  ];
  const rows = columns[0]?.values.length ?? 0;
  const values = new Float64Array(rows * features.length);
  features.forEach(({ of }, place) => {
    for (let row = 0; row < rows; row += 1) values[row * features.length + place] = of(row);
  });
  return { rows, names: features.map(({ name }) => name), values };
}

interface Feature {
  readonly name: string;
  readonly of: (row: number) => number;
}

const isNumeric = ({ values }: TextColumn): boolean =>
  values.some((value) => value !== '') &&
  values.every((value) => value === '' || Number.isFinite(Number(value)));

function numeric({ name, values }: TextColumn): Feature[] {
  const known = values.filter((value) => value !== '').map(Number);
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
  const spread = Math.sqrt(known.reduce((sum, value) => sum + (value - mean) ** 2, 0) / known.length);
  if (spread === 0) return [];
  return [{ name, of: (row) => (values[row] === '' ? 0 : (Number(values[row]) - mean) / spread) }];
}

function categorical({ name, values }: TextColumn): Feature[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  if (counts.size > MOST_CATEGORIES)
    throw new WhereforeError(
      'BAD_INPUT',
      `column ${name} has ${counts.size} different values that are no numbers: leave it out of the features`,
    );
  const sorted = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return sorted.slice(1).map(([value]) => ({
    name: `${name}=${value}`,
    of: (row) => (values[row] === value ? 1 : 0),
  }));
}
