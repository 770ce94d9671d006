import {
  ANCHOR_KINDS,
  type AnchorKind,
  type Epoch,
  EVIDENCE_SOURCES,
  type EvidenceSource,
  WEIGHTINGS,
  type WeightingMix,
} from '@wherefore/contracts';
import { currentEpoch, epochById, type EpochRow, type Graph } from '@wherefore/graph';
import { STRUCTURAL_COEFFICIENTS } from '@wherefore/learning';
import { z } from 'zod';

const mixes = z.partialRecord(
  z.enum([...EVIDENCE_SOURCES]),
  z.partialRecord(z.enum([...WEIGHTINGS]), z.number().min(0)),
);
const curve = z.array(z.tuple([z.number(), z.number()]));
const numbers = z.record(z.string(), z.number().min(0));

/** The epoch that offers are decided with, or null where nothing has been learned yet. */
export async function loadEpoch(graph: Graph): Promise<Epoch | null> {
  const [row] = await graph.read(currentEpoch, {});
  return row === undefined ? null : epochOf(row);
}

/** An epoch by its id, whatever its state; null where the graph does not have it any more. */
export async function loadEpochById(graph: Graph, id: string): Promise<Epoch | null> {
  const [row] = await graph.read(epochById, { id });
  return row === undefined ? null : epochOf(row);
}

/**
 * What an epoch does not name (it was learned before that kind of evidence or anchor existed) has the prior's value. Throws where its
 * constants cannot be read.
 */
export function epochOf(row: EpochRow): Epoch {
  const coefficients = numbers.parse(JSON.parse(row.coefficients));
  const weights = numbers.parse(JSON.parse(row.anchorWeights));
  return Object.freeze({
    id: row.id,
    at: row.at,
    until: row.until,
    bias: row.bias,
    halfLifeDays: row.halfLifeDays,
    weightings: mixes.parse(JSON.parse(row.weightings ?? '{}')) as Partial<
      Record<EvidenceSource, WeightingMix>
    >,
    calibration: curve.parse(JSON.parse(row.calibration ?? '[]')),
    coefficients: Object.fromEntries(
      EVIDENCE_SOURCES.map((source) => [
        source,
        coefficients[source] ?? STRUCTURAL_COEFFICIENTS[source] ?? 0,
      ]),
    ) as Record<EvidenceSource, number>,
    anchorWeights: Object.fromEntries(ANCHOR_KINDS.map((kind) => [kind, weights[kind] ?? 1])) as Record<
      AnchorKind,
      number
    >,
  });
}
