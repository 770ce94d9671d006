import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { messageOf, WhereforeError } from '@wherefore/contracts';
import { z } from 'zod';

const Manifest = z.object({
  operations: z
    .array(z.object({ name: z.string(), hash: z.string(), document: z.string().min(1) }))
    .max(2000),
});

/** Operations that the server knows: each document by its hash, SHA-256 in hexadecimal. */
export type KnownOperations = ReadonlyMap<string, string>;

const CLIENT = '@wherefore/client/operations.json';

/** The operations of our own client, and those of a shop's manifest if it has one. Throws MISCONFIGURED for a bad one. */
export function loadOperations(shopManifest: string): KnownOperations {
  const own = createRequire(__filename).resolve(CLIENT);
  const files = shopManifest === '' ? [own] : [own, shopManifest];
  return new Map(files.flatMap((file) => read(file).map(({ hash, document }) => [hash, document] as const)));
}

function read(file: string): z.infer<typeof Manifest>['operations'] {
  const bad = (why: string) =>
    new WhereforeError('MISCONFIGURED', `WHEREFORE_OPERATIONS_FILE: ${file}: ${why}`);
  let manifest;
  try {
    manifest = Manifest.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    throw bad(messageOf(error));
  }
  if (!manifest.success) throw bad(manifest.error.issues[0]?.message ?? 'not a manifest of operations');
  const { operations } = manifest.data;
  const wrong = operations.find(({ hash, document }) => hash !== sha256(document));
  if (wrong !== undefined) throw bad(`the hash of ${wrong.name} is not that of its document`);
  return operations;
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
