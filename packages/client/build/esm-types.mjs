import { readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The declarations that tsc writes are those of the CommonJS build; importers get the same by another name. */
const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const files = new Set(readdirSync(dist));
for (const file of files) {
  const entry = /^(.+)\.mjs$/.exec(file)?.[1];
  if (entry !== undefined && files.has(`${entry}.d.ts`))
    writeFileSync(`${dist}${entry}.d.mts`, `export * from './${entry}.js';\n`);
}
