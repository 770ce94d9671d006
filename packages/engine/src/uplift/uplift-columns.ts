import { WhereforeError } from '@wherefore/contracts';
import type { TableColumn } from '@wherefore/log';

/** What the columns of an experiment's table are. */
export interface UpliftColumns {
  /** The column that says which treatment a customer was given. */
  readonly treatment: string;
  /** Its value for those who were given none. */
  readonly control: string;
  readonly outcomes: readonly string[];
  /** Columns known before the treatment; all others where none is named. */
  readonly features: readonly string[];
}

export interface FoundColumns {
  readonly treatment: TableColumn;
  readonly outcomes: readonly TableColumn[];
  readonly features: readonly TableColumn[];
}

/** A column of a table; throws BAD_INPUT where it has none of that name. */
export function columnNamed(table: readonly TableColumn[], name: string): TableColumn {
  const column = table.find((one) => one.name === name);
  if (column !== undefined) return column;
  const names = table.map((one) => one.name).join(', ');
  throw new WhereforeError('BAD_INPUT', `there is no column ${name}; there are ${names}`);
}

/** Finds the columns in a table; throws BAD_INPUT where one is missing or an outcome is no number. */
export function columnsOf(table: readonly TableColumn[], asked: UpliftColumns): FoundColumns {
  const named = (name: string): TableColumn => columnNamed(table, name);
  const outcomes = asked.outcomes.map(named);
  for (const { name, values } of outcomes) {
    const row = values.findIndex((value) => value === '' || !Number.isFinite(Number(value)));
    if (row >= 0)
      throw new WhereforeError(
        'BAD_INPUT',
        `column ${name}, row ${row + 1}: ${JSON.stringify(values[row])} is no number`,
      );
  }
  const taken = new Set([asked.treatment, ...asked.outcomes]);
  const features =
    asked.features.length > 0 ? asked.features.map(named) : table.filter(({ name }) => !taken.has(name));
  const leak = features.find(({ name }) => taken.has(name));
  if (leak !== undefined)
    throw new WhereforeError(
      'BAD_INPUT',
      `column ${leak.name} is no feature: it was not known before the treatment`,
    );
  return { treatment: named(asked.treatment), outcomes, features };
}
