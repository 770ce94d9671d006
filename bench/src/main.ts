import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { messageOf } from '@wherefore/contracts';
import { runOffers } from './offers/run-offers.js';
import { parseOptions, USAGE } from './options.js';
import { reportText } from './report/offers-report.js';
import { Started } from './stack/started.js';

const INTERRUPTED = 130;

async function main([name, ...args]: readonly string[]): Promise<number> {
  if (name === undefined || name === '--help' || args.includes('--help')) {
    process.stdout.write(USAGE);
    return 0;
  }
  if (name !== 'offers') {
    process.stderr.write(`There is no benchmark ${name}.\n${USAGE}`);
    return 2;
  }
  const options = parseOptions(args);
  const running = new Started();
  const interrupted = new Promise<null>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve(null));
  });
  try {
    const say = (line: string) => process.stderr.write(`${line}\n`);
    const report = await Promise.race([runOffers(options, running, say), interrupted]);
    if (report === null) return INTERRUPTED;
    if (options.json !== null) {
      mkdirSync(path.dirname(path.resolve(options.json)), { recursive: true });
      writeFileSync(options.json, `${JSON.stringify(report, null, 2)}\n`);
    }
    process.stdout.write(reportText(report));
    return 0;
  } finally {
    await running.stop();
  }
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${messageOf(error)}\n`);
    process.exit(1);
  },
);
