import { MODEL_ALIASES, type ModelVersion } from '@wherefore/contracts';
import { type Graph, listModelRows, type RowOf } from '@wherefore/graph';
import { z } from 'zod';

const MOST = 500;
const Parameters = z.record(z.string(), z.unknown());
const Numbers = z.record(z.string(), z.number());

/** All versions, the latest first. */
export async function listModels(graph: Graph): Promise<ModelVersion[]> {
  return (await graph.read(listModelRows, { id: null, limit: MOST })).map(toVersion);
}

/** The version of this id; null where there is none. */
export async function findModel(graph: Graph, id: string): Promise<ModelVersion | null> {
  const [row] = await graph.read(listModelRows, { id, limit: 1 });
  return row === undefined ? null : toVersion(row);
}

/** The versions that a name may mean: an alias, an id, or how an id begins. */
export async function modelsNamed(graph: Graph, name: string): Promise<ModelVersion[]> {
  const all = await listModels(graph);
  const exact = all.filter(({ id, aliases }) => id === name || aliases.some((alias) => alias === name));
  return exact.length > 0 ? exact : all.filter(({ id }) => name.length > 2 && id.startsWith(name));
}

/** The version that an alias points at. */
export async function modelOf(
  graph: Graph,
  alias: ModelVersion['aliases'][number],
): Promise<ModelVersion | null> {
  return (await listModels(graph)).find(({ aliases }) => aliases.includes(alias)) ?? null;
}

function toVersion(row: RowOf<typeof listModelRows>): ModelVersion {
  return {
    ...row,
    aliases: MODEL_ALIASES.filter((alias) => row.aliases.includes(alias)),
    parameters: Parameters.parse(JSON.parse(row.parameters)),
    metrics: Numbers.parse(JSON.parse(row.metrics)),
    volumes: Numbers.parse(JSON.parse(row.volumes)),
    degrees: Numbers.parse(JSON.parse(row.degrees)),
  };
}
