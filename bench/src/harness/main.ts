import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { messageOf } from '@wherefore/contracts';
import { DRILLS } from '../drills/list.js';
import { textTable } from '../report/text-table.js';
import type { Drill, DrillResult } from './drill.js';
import { withStack } from './drill-stack.js';
import { type CommandOptions, OPTIONS_TEXT, parseOptions } from './options.js';

const INTERRUPTED = 130;

interface Ran extends DrillResult {
  readonly name: string;
  readonly seconds: number;
}

function usage(): string {
  const widest = Math.max(...DRILLS.map(({ name }) => name.length));
  const lines = DRILLS.map(({ name, about }) => `  ${name.padEnd(widest)}  ${about}`).join('\n');
  return `Usage: npm run drill -- <drill>|all [options]\n\nDrills:\n${lines}\n\n${OPTIONS_TEXT}`;
}

async function main([name, ...args]: readonly string[]): Promise<number> {
  if (name === undefined || name === '--help' || args.includes('--help')) {
    process.stdout.write(usage());
    return 0;
  }
  const drills = name === 'all' ? DRILLS : DRILLS.filter((drill) => drill.name === name);
  if (drills.length === 0) {
    process.stderr.write(`There is no drill ${name}.\n${usage()}`);
    return 2;
  }
  const options = parseOptions(args);
  const interrupted = new Promise<null>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve(null));
  });
  const results: Ran[] = [];
  for (const drill of drills) {
    const ran = await runDrill(drill, options, interrupted);
    if (ran === null) return INTERRUPTED;
    results.push(ran);
    process.stdout.write(
      `${ran.passed ? 'passed' : 'FAILED'}  ${ran.name}  (${ran.seconds} s)\n${ran.text}\n  ${figuresOf(ran)}\n`,
    );
  }
  if (results.length > 1) process.stdout.write(summary(results));
  if (options.json !== null) writeFigures(options.json, results);
  return results.every(({ passed }) => passed) ? 0 : 1;
}

/** Null when interrupted; a drill that throws has failed. */
async function runDrill(
  drill: Drill,
  options: CommandOptions,
  interrupted: Promise<null>,
): Promise<Ran | null> {
  const started = performance.now();
  const say = (line: string) => process.stderr.write(`${drill.name}: ${line}\n`);
  const result = await withStack(say, interrupted, (stack) => drill.run(stack, options)).catch(
    (error: unknown): DrillResult => ({
      passed: false,
      figures: {},
      text: `  FAILS  it could not be carried out: ${messageOf(error)}`,
    }),
  );
  const seconds = Math.round((performance.now() - started) / 100) / 10;
  return result === null ? null : { name: drill.name, seconds, ...result };
}

const figuresOf = (result?: Ran): string =>
  Object.entries(result?.figures ?? {})
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');

function summary(results: readonly Ran[]): string {
  const rows = results.map(({ name, passed, seconds }) => [
    name,
    passed ? 'passed' : 'FAILED',
    `${seconds} s`,
  ]);
  const table = textTable(rows).map((row, at) => `${row}  ${figuresOf(results[at])}`);
  return `\n${table.join('\n')}\n`;
}

function writeFigures(file: string, results: readonly Ran[]): void {
  const drills = results.map(({ name, passed, seconds, figures }) => [name, { passed, seconds, ...figures }]);
  mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
  writeFileSync(file, `${JSON.stringify(Object.fromEntries(drills), null, 2)}\n`);
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${messageOf(error)}\n`);
    process.exit(1);
  },
);
