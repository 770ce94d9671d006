import { existsSync } from 'node:fs';
import path from 'node:path';
import { WhereforeError } from '@wherefore/contracts';
import { ROOT } from './places.js';

/** Data to measure on, and the `wherefore` commands that load it and learn from it. */
export interface Dataset {
  /** Name of its folder too. */
  readonly name: string;
  readonly about: string;
  readonly commands: readonly (readonly string[])[];
}

export const JOURNEY_FILES = path.resolve(ROOT, '..', 'shared', 'data', 'completejourney');

const COMPLETE_JOURNEY: Dataset = {
  name: 'completejourney',
  about: 'The Complete Journey (2,469 households, 92,331 products, 1.47 million lines; about five minutes)',
  commands: [['import', 'completejourney', JOURNEY_FILES], ['learn']],
};

const DEMO: Dataset = {
  name: 'demo',
  about: 'the demo shop (1,500 products, 8,000 customers)',
  commands: [['seed'], ['learn']],
};

/** A generated shop of any size. */
export function generated(products: number, customers: number): Dataset {
  const text = (value: number) => value.toLocaleString('en');
  return {
    name: `demo-${products}-${customers}`,
    about: `a generated shop of ${text(products)} products and ${text(customers)} customers`,
    commands: [['seed', '--products', String(products), '--customers', String(customers)], ['learn']],
  };
}

/** The data set of that name; without a name The Complete Journey where it is, else the demo shop. */
export function datasetOf(name: string | undefined): Dataset {
  const present = existsSync(JOURNEY_FILES);
  if (name === DEMO.name) return DEMO;
  if (name === undefined) return present ? COMPLETE_JOURNEY : DEMO;
  if (name !== COMPLETE_JOURNEY.name)
    throw new WhereforeError('BAD_INPUT', `--dataset is completejourney or demo, not ${name}`);
  if (!present) throw new WhereforeError('BAD_INPUT', `There are no files at ${JOURNEY_FILES}`);
  return COMPLETE_JOURNEY;
}
