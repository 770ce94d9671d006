import { ANCHOR_KINDS, type Epoch, EVIDENCE_SOURCES } from '@wherefore/contracts';
import { currentEpoch, type Graph } from '@wherefore/graph';
import { z } from 'zod';

const coefficients = z.record(z.enum([...EVIDENCE_SOURCES]), z.number().min(0));
const anchorWeights = z.record(z.enum([...ANCHOR_KINDS] as [string, ...string[]]), z.number().min(0));

/** The epoch that offers are decided with, or null where nothing has been learned yet. */
export async function loadEpoch(graph: Graph): Promise<Epoch | null> {
  const [row] = await graph.read(currentEpoch, {});
  if (row === undefined) return null;
  return Object.freeze({
    id: row.id,
    at: row.at,
    until: row.until,
    bias: row.bias,
    halfLifeDays: row.halfLifeDays,
    coefficients: coefficients.parse(JSON.parse(row.coefficients)),
    anchorWeights: anchorWeights.parse(JSON.parse(row.anchorWeights)) as Epoch['anchorWeights'],
  });
}
