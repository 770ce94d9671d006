import { type Graph, listModelRows, type RowOf } from '@wherefore/graph';
import { z } from 'zod';

/** A version of what was learned, and where it is used. */
export interface ModelVersion {
  readonly id: string;
  readonly hash: string;
  readonly at: string;
  readonly by: string;
  readonly code: string;
  readonly snapshot: string;
  readonly until: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly metrics: Readonly<Record<string, number>>;
  readonly edges: number;
  /** `current`, `previous`, or null where only the record of it is left. */
  readonly alias: 'current' | 'previous' | null;
  readonly epoch: string | null;
}

const MOST = 500;
const Parameters = z.record(z.string(), z.unknown());
const Metrics = z.record(z.string(), z.number());

/** All versions, the latest first. */
export async function listModels(graph: Graph): Promise<ModelVersion[]> {
  return (await graph.read(listModelRows, { limit: MOST })).map(toVersion);
}

function toVersion({ epoch, parameters, metrics, ...row }: RowOf<typeof listModelRows>): ModelVersion {
  const status = epoch?.status;
  return {
    ...row,
    parameters: Parameters.parse(JSON.parse(parameters)),
    metrics: Metrics.parse(JSON.parse(metrics)),
    alias: status === 'current' || status === 'previous' ? status : null,
    epoch: epoch?.id ?? null,
  };
}
