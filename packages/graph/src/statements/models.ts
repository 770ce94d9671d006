import { z } from 'zod';
import { MODEL_ALIASES } from '@wherefore/contracts';
import { statement } from '../statement.js';
import { none, nullableText } from './shapes.js';

const alias = z.enum([...MODEL_ALIASES]);
const described = {
  id: z.string(),
  hash: z.string(),
  at: z.string(),
  by: z.string(),
  why: z.string(),
  code: z.string(),
  snapshot: z.string(),
  shop: z.string(),
  until: z.string(),
  /** JSON text, as are the next four. */
  parameters: z.string(),
  metrics: z.string(),
  volumes: z.string(),
  degrees: z.string(),
};

export const registerModel = statement('models/register-model', 'WRITE', {
  params: z.object({ epoch: z.string(), edges: z.int(), ...described }),
  row: z.object({ id: z.string() }),
});
export const listModelRows = statement('models/list-models', 'READ', {
  /** Of one version, or of all. */
  params: z.object({ id: nullableText, limit: z.int() }),
  row: z.object({ ...described, edges: z.number(), aliases: z.array(alias), epoch: nullableText }),
});
export const lockAliases = statement('models/lock-aliases', 'WRITE', {
  /** How many moves are about to be made: 0 or 1. */
  params: z.object({ moves: z.int() }),
  row: z.object({ alias: alias.nullable(), model: nullableText, epoch: nullableText }),
});
export const countMoves = statement('models/count-moves', 'READ', {
  params: z.object({}),
  row: z.object({ moves: z.int() }),
});
export const pointAlias = statement('models/point-alias', 'WRITE', {
  params: z.object({ alias, model: z.string(), at: z.string(), by: z.string() }),
  row: z.object({ alias }),
});
export const dropAlias = statement('models/drop-alias', 'WRITE', {
  params: z.object({ alias, at: z.string(), by: z.string() }),
  row: none,
});
const term = {
  name: z.string(),
  version: z.string(),
  hash: z.string(),
  /** JSON text. */
  contract: z.string(),
  by: z.string(),
  why: z.string(),
  at: z.string(),
};
export const listTermRows = statement('models/list-terms', 'READ', {
  params: z.object({}),
  row: z.object(term),
});
export const setTerm = statement('models/set-term', 'WRITE', {
  params: z.object(term),
  row: z.object({ name: z.string() }),
});
export const dropTerm = statement('models/drop-term', 'WRITE', {
  params: z.object({ name: z.string() }),
  row: none,
});
export const countEpochEdges = statement('models/count-edges', 'READ', {
  params: z.object({ epoch: z.string() }),
  row: z.object({ type: z.string(), count: z.number() }),
});
export const compareEdges = statement('models/compare-edges', 'READ', {
  params: z.object({ first: z.string(), second: z.string() }),
  row: z.object({ type: z.string(), onlyFirst: z.number(), onlySecond: z.number(), both: z.number() }),
});
