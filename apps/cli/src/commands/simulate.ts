import { once } from 'node:events';
import { createWriteStream, mkdirSync } from 'node:fs';
import path from 'node:path';
import { createClient } from '@wherefore/client';
import { WhereforeError } from '@wherefore/contracts';
import { createKeyring, issueToken } from '@wherefore/engine';
import { APPEALS, openShoppers } from '@wherefore/seeds';
import { Command } from 'commander';
import { createScreen } from '../print/screen.js';
import { simulationText } from '../print/simulation.js';
import { runVisits } from '../simulate/run-visits.js';
import { commandConfig } from '../stack/environment.js';
import { HOME } from '../stack/places.js';
import { runningStack } from '../stack/stack-file.js';
import { numberOption } from './number-option.js';
import { keptPlan } from './seed-shop.js';

const HELP = `
Shoppers of the demo shop, whose taste is known, visit the running product by its public API: they look at what they came for, see
the offers of product page and cart, and order. An offer is bought with a known probability: ${Object.entries(
  APPEALS,
)
  .map(([name, probability]) => `${name} ${probability}`)
  .join(', ')}.
A share of the visits is shown nothing. What is true is written to a file, one JSON document a line, to hold measurements against.

  $ wherefore simulate --rate 10 --seconds 300`;

interface SimulateOptions {
  readonly rate: number;
  readonly seconds: number;
  readonly holdout: number;
  readonly seed: number;
  readonly truth: string;
  readonly json?: true;
}

export function simulateCommand(): Command {
  const within = (name: string, least: number, most: number) => numberOption(name, { least, most });
  return new Command('simulate')
    .description(
      'Let shoppers with known preferences visit the demo shop, and write down what is true of them',
    )
    .option('--rate <n>', 'visits a second', within('--rate', 0.1, 200), 5)
    .option('--seconds <n>', 'for how long; then it ends by itself', within('--seconds', 1, 86_400), 60)
    .option(
      '--holdout <percent>',
      'share of visits that are shown no offers',
      within('--holdout', 0, 100),
      50,
    )
    .option('--seed <n>', 'draws who comes and what they like', seedOption, 1)
    .option('--truth <file>', 'where the truth is written', path.join(HOME, 'simulated.jsonl'))
    .option('--json', 'print the result as JSON')
    .addHelpText('after', HELP)
    .action(simulate);
}

const seedOption = numberOption('--seed', { least: 0, most: 2 ** 31, whole: true });

async function simulate({ rate, seconds, holdout, seed, truth, json }: SimulateOptions): Promise<void> {
  const screen = createScreen(json === true);
  const config = commandConfig();
  const api = runningStack()?.api ?? `http://${config.WHEREFORE_HOST}:${config.WHEREFORE_PORT}`;
  assertLoopback(api);
  const plan = keptPlan();
  const shoppers = openShoppers(plan, { seed, holdout: holdout / 100 });
  const lifetime = Math.ceil(seconds) + 600;
  const grant = { subject: 'simulation', roles: ['storefront'] as const, customer: undefined, lifetime };
  let lost = 0;
  const client = createClient({
    url: `${api}/graphql`,
    token: issueToken(createKeyring(config.WHEREFORE_SECRET), grant, new Date()),
    timeoutMs: 10_000,
    staleMs: 0,
    gatherMs: 250,
    onLost: () => (lost += 1),
  });
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  const file = await openLines(truth);
  const run = `sim-${Date.now().toString(36)}`;
  file.write({
    kind: 'settings',
    run,
    at: new Date().toISOString(),
    shop: plan,
    seed,
    rate,
    seconds,
    holdout,
    appeals: APPEALS,
  });
  try {
    const visited = await runVisits(client, shoppers, {
      rate,
      forMs: seconds * 1000,
      run,
      signal: stop.signal,
      onVisit: (one) => file.write(one),
      onProgress: (done, failed) => screen.progress(`simulate: ${done} visits, ${failed} failed`),
    });
    const result = { ...visited, lost };
    file.write(result);
    screen.say(simulationText(result, truth));
    screen.result({ ...result, run, truth });
    if (stop.signal.aborted) process.exitCode = 130;
  } finally {
    await file.close();
    // What it could not send by now has been said.
    await client.close().catch(() => undefined);
  }
}

const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', '[::1]', 'localhost']);

/** Made-up orders have no place in a shop that others use. Throws FORBIDDEN. */
export function assertLoopback(api: string): void {
  if (!LOOPBACK.has(new URL(api).hostname))
    throw new WhereforeError(
      'FORBIDDEN',
      `simulate orders things that nobody wants, so it only visits this machine, not ${api}`,
    );
}

interface Lines {
  write(document: object): void;
  close(): Promise<void>;
}

/** Throws BAD_INPUT where the file cannot be written, at once or at the end. */
async function openLines(name: string): Promise<Lines> {
  const stream = createWriteStream(name);
  let problem: unknown = null;
  const refuse = (cause: unknown): WhereforeError =>
    new WhereforeError('BAD_INPUT', `cannot write ${name}`, { cause });
  try {
    mkdirSync(path.dirname(path.resolve(name)), { recursive: true });
    await once(stream, 'open');
  } catch (cause) {
    throw refuse(cause);
  }
  stream.on('error', (error) => {
    problem = error;
  });
  return {
    write: (document) => void stream.write(`${JSON.stringify(document)}\n`),
    async close() {
      const closed = once(stream, 'close');
      stream.end();
      await closed;
      if (problem !== null) throw refuse(problem);
    },
  };
}
