import {
  type FeatureDefinition,
  FEATURES,
  featuresOf,
  type StaleFeature,
  type TermContract,
} from '@wherefore/contracts';
import type { FeatureReading } from '@wherefore/queue';
import { isFresh } from '../features/feature-freshness.js';

/** Who a decision is for, and when. */
export interface TermSituation {
  /** By pseudonym; null for strangers and without consent: nothing about them is read. */
  readonly customer: string | null;
  readonly at: Date;
}

/** What a model is asked: a row of numbers for each product of which there are all. */
export interface TermRows {
  readonly products: readonly string[];
  readonly values: Float32Array;
  readonly stale: readonly StaleFeature[];
  /** Why it cannot be asked about any product, in words; null where it can. */
  readonly leftOut: string | null;
}

type Input = TermContract['inputs'][number];
type ValueOf = (product: string) => number | null;

/**
 * The features of products as a contract wants them. One that is older than it may be is not used, as if it were missing; what was never
 * ordered or looked at counts as 0, and since when is missing. A product of which something is missing that the contract has no value for
 * is not asked about.
 */
export function termRows(
  { inputs }: Pick<TermContract, 'inputs'>,
  asked: {
    readonly reading: FeatureReading;
    readonly products: readonly string[];
    readonly who: TermSituation;
  },
): TermRows {
  const columns = inputs.map((input) => columnOf(input, asked));
  const stale = columns.flatMap((column) => column.stale);
  const [lacking] = columns.flatMap((column) => column.lacking ?? []);
  if (lacking !== undefined)
    return {
      products: [],
      values: new Float32Array(),
      stale,
      leftOut: `${lacking}, and its contract has no value for that`,
    };
  const products: string[] = [];
  const values: number[] = [];
  for (const product of asked.products) {
    const row = columns.flatMap(({ valueOf }) => valueOf(product) ?? []);
    if (row.length < columns.length) continue;
    products.push(product);
    values.push(...row);
  }
  return { products, values: Float32Array.from(values), stale, leftOut: null };
}

interface Column {
  readonly valueOf: ValueOf;
  readonly stale: readonly StaleFeature[];
  /** What is missing of all products, and not made up for. */
  readonly lacking: string | null;
}

function columnOf(
  { feature: name, missing }: Input,
  { reading, who }: { readonly reading: FeatureReading; readonly who: TermSituation },
): Column {
  const feature = definitionOf(name);
  const instead: ValueOf = () => missing ?? null;
  const without = (what: string, stale: readonly StaleFeature[]): Column => ({
    valueOf: instead,
    stale,
    lacking: missing === undefined ? what : null,
  });
  if (feature.entity !== 'product' && who.customer === null)
    return without(`${name} is of a customer, of whom nothing may be used here`, []);
  const at = reading.at.get(feature.entity) ?? null;
  if (at === null) return without(`${name} is not published`, [{ feature: name, at }]);
  if (!isFresh(feature, at, who.at)) return without(`${name} is too old`, [{ feature: name, at }]);
  const place = featuresOf(feature.entity).indexOf(feature);
  const nothing = feature.type === 'duration' ? null : 0;
  return {
    valueOf: (product) => rowOf(feature, reading, product)?.[place] ?? nothing ?? missing ?? null,
    stale: [],
    lacking: null,
  };
}

function definitionOf(name: string): FeatureDefinition {
  const feature = FEATURES.find((one) => one.name === name);
  if (feature === undefined) throw new RangeError(`there is no feature ${name}`);
  return feature;
}

function rowOf({ entity }: FeatureDefinition, reading: FeatureReading, product: string) {
  if (entity === 'customer') return reading.customer;
  return (entity === 'product' ? reading.products : reading.pairs).get(product);
}

/** The kinds of entities that contracts speak of. */
export const entitiesOf = (
  contracts: readonly Pick<TermContract, 'inputs'>[],
): FeatureDefinition['entity'][] => [
  ...new Set(contracts.flatMap(({ inputs }) => inputs.map(({ feature }) => definitionOf(feature).entity))),
];
