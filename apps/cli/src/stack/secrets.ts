import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { PLACES } from './places.js';

const Secrets = z.object({
  NEO4J_PASSWORD: z.string(),
  WHEREFORE_SECRET: z.string(),
  WHEREFORE_FEED_TOKEN: z.string(),
});
export type Secrets = z.infer<typeof Secrets>;

/** This machine's own secrets: made once, readable by its owner only. */
export function loadSecrets(): Secrets {
  if (existsSync(PLACES.secrets)) return Secrets.parse(JSON.parse(readFileSync(PLACES.secrets, 'utf8')));
  const token = (bytes: number) => randomBytes(bytes).toString('base64url');
  const secrets = { NEO4J_PASSWORD: token(12), WHEREFORE_SECRET: token(36), WHEREFORE_FEED_TOKEN: token(24) };
  mkdirSync(path.dirname(PLACES.secrets), { recursive: true });
  writeFileSync(PLACES.secrets, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  return secrets;
}
