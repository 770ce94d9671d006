import { readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The declarations that tsc writes are those of the CommonJS build; importers get the same by another name. */
const dist = fileURLToPath(new URL('../dist/', import.meta.url));
for (const file of readdirSync(dist)) {
  const entry = /^(.+)\.mjs$/.exec(file)?.[1];
  if (entry !== undefined) writeFileSync(`${dist}${entry}.d.mts`, `export * from './${entry}.js';\n`);
}
