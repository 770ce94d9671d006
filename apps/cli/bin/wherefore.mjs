#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../dist/main.js', import.meta.url));
if (!existsSync(main)) {
  process.stderr.write('wherefore is not built yet: run `npm start` or `npm run build` first.\n');
  process.exit(78);
}
await import(main);
