import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { SCHEMA_DIRECTORY } from './cypher-files.js';

const owners = z.array(z.string()).min(1);
const described = z.object({ type: z.string(), meaning: z.string().min(1) });
/** A property; what it does not say itself is as on the thing it belongs to. */
const property = described.extend({
  owner: owners.optional(),
  retention: z.string().optional(),
  personal: z.boolean().optional(),
  /** Tells who somebody is, or holds what was said of them in full. */
  identifying: z.boolean().optional(),
});
const thing = {
  meaning: z.string().min(1),
  owner: owners,
  retention: z.string().min(1),
  personal: z.boolean(),
  provenance: z.array(z.string()),
  properties: z.record(z.string(), property),
};

/** What the graph is: every label, relationship type and property with its meaning, owner and retention. */
export const SchemaCatalogue = z.strictObject({
  about: z.string(),
  owners: z.record(z.string(), z.string()),
  types: z.record(z.string(), z.string()),
  provenance: z.record(z.string(), described),
  labels: z.record(z.string(), z.strictObject(thing)),
  relationships: z.record(
    z.string(),
    z.strictObject({ from: z.array(z.string()).min(1), to: z.array(z.string()).min(1), ...thing }),
  ),
});
export type SchemaCatalogue = z.infer<typeof SchemaCatalogue>;

/** Reads `graph-schema/catalogue.json`. */
export function readSchemaCatalogue(): SchemaCatalogue {
  return SchemaCatalogue.parse(
    JSON.parse(readFileSync(path.join(SCHEMA_DIRECTORY, 'catalogue.json'), 'utf8')),
  );
}
