import { z } from 'zod';
import { statement } from '../statement.js';
import { configVersion, nullableText } from './shapes.js';

const id = z.string();
const change = { id, owner: z.string(), reason: z.string(), at: z.string() };
const version = z.object({ version: z.int() });

export const lockPlacement = statement('placements/lock-placement', 'WRITE', {
  params: z.object({ id, at: z.string() }),
  row: version.extend({ config: nullableText, active: z.boolean() }),
});
export const writePlacementVersion = statement('placements/write-version', 'WRITE', {
  params: z.object({ ...change, config: z.string() }),
  row: version,
});
export const markPlacementWithdrawn = statement('placements/withdraw-placement', 'WRITE', {
  params: z.object(change),
  row: version,
});
export const listSavedPlacements = statement('placements/list-placements', 'READ', {
  params: z.object({}),
  row: configVersion.extend({ id, active: z.boolean() }),
});
export const listSavedVersions = statement('placements/list-versions', 'READ', {
  params: z.object({ id, limit: z.int() }),
  row: configVersion,
});
export const loadSavedVersion = statement('placements/load-version', 'READ', {
  params: z.object({ id, version: z.int() }),
  row: z.object({ config: z.string() }),
});
