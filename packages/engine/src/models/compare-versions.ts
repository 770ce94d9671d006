import type { ModelVersion } from '@wherefore/contracts';
import { compareEdges, type Graph } from '@wherefore/graph';
import { loadEpochById } from '../offers/load-epoch.js';

/** A figure that two versions may differ in; null where one does not have it. */
export interface FigurePair {
  readonly name: string;
  readonly first: number | null;
  readonly second: number | null;
}

/** Relationships of a type: those only one version has, and those both have. */
export interface EdgeOverlap {
  readonly type: string;
  readonly onlyFirst: number;
  readonly onlySecond: number;
  readonly both: number;
}

export interface ModelComparison {
  readonly first: ModelVersion;
  readonly second: ModelVersion;
  readonly metrics: readonly FigurePair[];
  readonly volumes: readonly FigurePair[];
  /** Coefficients in log-odds; empty where the graph has not kept both. */
  readonly coefficients: readonly FigurePair[];
  /** Options that differ, as JSON. */
  readonly parameters: readonly { readonly name: string; readonly first: string; readonly second: string }[];
  readonly edges: readonly EdgeOverlap[];
}

/** What two versions have in common and what not. */
export async function compareVersions(
  graph: Graph,
  first: ModelVersion,
  second: ModelVersion,
): Promise<ModelComparison> {
  const epochs = [first.epoch, second.epoch] as const;
  const [a, b] = epochs;
  const constants = await Promise.all(epochs.map((id) => (id === null ? null : loadEpochById(graph, id))));
  const [before, after] = constants.map((epoch) => epoch?.coefficients ?? null);
  return {
    first,
    second,
    metrics: pairs(first.metrics, second.metrics),
    volumes: pairs(first.volumes, second.volumes),
    coefficients: before && after ? pairs(before, after) : [],
    parameters: differingOptions(first.parameters, second.parameters),
    edges: a === null || b === null ? [] : await graph.read(compareEdges, { first: a, second: b }),
  };
}

type Figures = Readonly<Record<string, number>>;

const namesOf = (first: object, second: object): string[] =>
  [...new Set([...Object.keys(first), ...Object.keys(second)])].sort();

const pairs = (first: Figures, second: Figures): FigurePair[] =>
  namesOf(first, second).map((name) => ({ name, first: first[name] ?? null, second: second[name] ?? null }));

type Options = ModelVersion['parameters'];

const differingOptions = (first: Options, second: Options): ModelComparison['parameters'] =>
  namesOf(first, second)
    .map((name) => ({
      name,
      first: JSON.stringify(first[name]) ?? 'none',
      second: JSON.stringify(second[name]) ?? 'none',
    }))
    .filter((one) => one.first !== one.second);
