import { setTimeout as delay } from 'node:timers/promises';
import { parseConfig } from '@wherefore/config';
import { WhereforeError } from '@wherefore/contracts';
import { migrate } from '@wherefore/graph';
import { freePort, ServerSetupError } from '@wherefore/servers';
import { Command } from 'commander';
import pc from 'picocolors';
import { createScreen, type Screen } from '../print/screen.js';
import { bootServers } from '../stack/boot-servers.js';
import { startChild } from '../stack/child.js';
import { configuredSources } from '../stack/configured-sources.js';
import { type KeptChild, keepRunning } from '../stack/keep-running.js';
import { productSettings } from '../stack/environment.js';
import { lockHome } from '../stack/home-lock.js';
import { withParts } from '../stack/parts.js';
import { HOME } from '../stack/places.js';
import { removeStack, runningStack, writeStack } from '../stack/stack-file.js';
import { showOff } from './show-off.js';
import { prepareDemo } from './prepare-demo.js';

interface UpOptions {
  readonly demo?: true;
  readonly once?: true;
  readonly port: string;
}

export function upCommand(): Command {
  return new Command('up')
    .description('Run the whole product on this machine until Ctrl-C: Neo4j, Redis, API, worker, console')
    .option('--demo', 'load the demo shop and learn from it, if the graph is empty')
    .option('--once', 'show one explained offer, stop everything, exit')
    .option('--port <port>', 'port of API and console', process.env['WHEREFORE_PORT'] ?? '4000')
    .action(up);
}

/** Everything that was started, to be stopped in the opposite order. */
type Started = { stop(): Promise<void> }[];

async function up(options: UpOptions): Promise<void> {
  const screen = createScreen(false);
  const running = runningStack();
  if (running !== null) {
    throw new WhereforeError(
      'CONFLICT',
      `Wherefore is running already (process ${running.pid}): ${running.api}. Stop it with Ctrl-C there.`,
    );
  }
  const unlock = lockHome();
  const started: Started = [];
  const interrupted = signalled();
  try {
    await Promise.race([run(options, screen, { started, interrupted }), interrupted.then(() => undefined)]);
  } catch (error) {
    if (error instanceof ServerSetupError)
      throw new WhereforeError('MISCONFIGURED', error.message, { cause: error });
    throw error;
  } finally {
    screen.say(pc.dim('Stopping.'));
    removeStack();
    for (const part of started.reverse()) await part.stop();
    unlock();
  }
}

async function run(
  options: UpOptions,
  screen: Screen,
  control: { started: Started; interrupted: Promise<string> },
): Promise<void> {
  const { started } = control;
  const begun = performance.now();
  // What is wrong with the settings is said before minutes go into booting.
  const before = parseConfig(productSettings(process.env, { WHEREFORE_PORT: options.port }));
  configuredSources(before);
  const servers = await bootServers((message) => screen.progress(message));
  started.push(servers);
  for (const note of servers.notes) screen.say(`${pc.green('✓')} ${note}`);

  const wanted = before.WHEREFORE_PORT;
  const port = await freePort(wanted);
  if (port !== wanted)
    screen.say(`${pc.yellow('!')} port ${wanted} is in use, the API takes ${port} instead`);
  const env = productSettings(process.env, { ...servers.env, WHEREFORE_PORT: String(port) });
  const config = parseConfig(env);
  const api = `http://${config.WHEREFORE_HOST}:${port}`;

  await withParts(config, async (parts) => {
    const applied = await migrate(parts.graph, new Date());
    if (applied.length > 0) screen.say(`${pc.green('✓')} migrations: ${applied.join(', ')}`);
    const children = await startApps(env, screen, started);
    screen.say(`${pc.green('✓')} API, worker and console at ${api}`);
    writeStack({ pid: process.pid, env, api });
    if (options.demo === true) await prepareDemo(parts, screen);
    await showOff(parts, screen, { api, seconds: (performance.now() - begun) / 1000 });
    if (options.once === true) return;
    screen.say(pc.dim('Ctrl-C stops everything.'));
    const serverLost = servers.lost.then((server) => `${server} has stopped`);
    const lost = Promise.race([serverLost, ...children.map((child) => child.lost)]);
    const outcome = await Promise.race([lost, control.interrupted.then(() => null)]);
    if (outcome !== null)
      throw new WhereforeError('UNAVAILABLE', `${outcome}, so everything is stopped. Logs are in ${HOME}.`);
  });
}

async function startApps(
  env: Readonly<Record<string, string>>,
  screen: Screen,
  started: Started,
): Promise<KeptChild[]> {
  const starting = (['api', 'worker'] as const).map(async (name) => {
    const say = (line: string) => screen.say(`${pc.yellow('!')} ${line}`);
    const child = await keepRunning(name, () => startChild(name, env), say);
    started.push(child);
    return child;
  });
  const outcomes = await Promise.allSettled(starting);
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
  return outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
}

/** Resolves at the first Ctrl-C or TERM; later ones change nothing, but stopping may take a minute at most. */
function signalled(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        process.exitCode = 130;
        resolve(signal);
        void delay(60_000, undefined, { ref: false }).then(() => process.exit(130));
      });
    }
  });
}
