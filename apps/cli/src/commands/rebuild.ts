import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { ERROR_TABLE, WhereforeError } from '@wherefore/contracts';
import {
  checkRebuild,
  type CheckReport,
  clearFeeds,
  rebuildGraph,
  type RebuildReport,
  restoreForgotten,
  withForgetting,
} from '@wherefore/engine';
import { connectGraph, type Graph, migrate } from '@wherefore/graph';
import { prepareNeo4j, startNeo4j } from '@wherefore/servers';
import { Command } from 'commander';
import { createScreen, type Screen } from '../print/screen.js';
import { commandConfig } from '../stack/environment.js';
import { type CommandParts, withParts } from '../stack/parts.js';
import { PLACES } from '../stack/places.js';

interface Options {
  readonly check?: true;
  readonly anew?: true;
  readonly yes?: true;
  readonly json?: true;
}

export function rebuildCommand(): Command {
  return new Command('rebuild')
    .description('Make the graph from the log: what it lacks of the events that feeds brought takes effect')
    .option('--check', 'change nothing: build beside it, in a Neo4j of its own, and compare state hashes')
    .option('--anew', 'first delete all that feeds have put there; learned relationships go with it')
    .option('--yes', 'with --anew: do not ask')
    .option('--json', 'print the result as JSON')
    .addHelpText(
      'after',
      '\nRules, placements and epochs are not in the log of events: run `wherefore learn` after a rebuild, restore the others from a' +
        '\nbackup. --check exits with 5 when the graph and the log do not say the same.',
    )
    .action(async (options: Options) => {
      const screen = createScreen(options.json === true);
      if (options.anew === true && options.yes !== true)
        throw new WhereforeError(
          'BAD_INPUT',
          '--anew deletes every product, customer and order from the graph before it makes them from the log. Say --yes if you mean it; ' +
            '`wherefore rebuild --check` tells first whether the log makes the same graph.',
        );
      await withParts(commandConfig(), async (parts) => {
        if (options.check === true) await check(parts, screen);
        else await rebuild(parts, screen, options.anew === true);
      });
    });
}

async function rebuild(parts: CommandParts, screen: Screen, anew: boolean): Promise<void> {
  const { graph, keyring, config } = parts;
  const places = { redisUrl: config.REDIS_URL, directory: config.WHEREFORE_LOG_DIR };
  // Who was forgotten must not be made again: where the graph was lost, the list beside the log comes first.
  await migrate(graph, new Date());
  await withForgetting({ graph, keyring, queue: await parts.queue() }, places, (forgetting) =>
    restoreForgotten(graph, forgetting.erasure),
  );
  const log = await parts.log();
  const make = () =>
    rebuildGraph({ graph, log, keyring }, new Date(), (report) => screen.progress(text(report)));
  const queue = await parts.queue();
  const report = anew
    ? await queue.still(async () => {
        const deleted = await clearFeeds(graph, (count) =>
          screen.progress(`deleted ${count.toLocaleString('en')}`),
        );
        screen.say(`Deleted ${deleted.toLocaleString('en')} nodes.`);
        return make();
      })
    : await make();
  await queue.live.touch({ everyProduct: true, knowledge: true });
  screen.say(`${text(report)}. Now run \`wherefore learn\`.`);
  screen.result(report);
}

async function check(parts: CommandParts, screen: Screen): Promise<void> {
  const { graph: live, keyring } = parts;
  const [log, queue] = [await parts.log(), await parts.queue()];
  const report = await withThrowawayGraph(screen, (beside) =>
    checkRebuild({ live, beside, log, keyring, queue }, new Date(), (now) => screen.progress(text(now))),
  );
  screen.say(`${text(report.rebuild)}.`);
  for (const line of verdict(report)) screen.say(line);
  if (!report.same) process.exitCode = ERROR_TABLE.CONFLICT.exit;
  screen.result(report);
}

function verdict({ same, live, rebuilt, disagreements }: CheckReport): string[] {
  if (same) return [`The log makes the same graph: state hash ${live.hash}`];
  return [
    `The log does not make the same graph: ${live.hash} is live, ${rebuilt.hash} was built.`,
    ...disagreements.flatMap(({ what, live: has, rebuilt: built, first }) => [
      `  ${what}: ${has} live, ${built} built`,
      ...first.map(
        ({ key, one, other }) =>
          `    ${key}\n      live  ${one ?? 'absent'}\n      built ${other ?? 'absent'}`,
      ),
    ]),
  ];
}

const text = ({ files, events, applied, forgotten, seconds }: RebuildReport): string => {
  const count = (value: number) => value.toLocaleString('en');
  const left = forgotten > 0 ? `, ${count(forgotten)} of people who were forgotten` : '';
  return `${count(events)} events in ${count(files)} files, ${count(applied)} took effect${left}, ${seconds} s`;
};

/** An empty Neo4j for as long as `work` takes, in a temporary folder. */
async function withThrowawayGraph<T>(screen: Screen, work: (graph: Graph) => Promise<T>): Promise<T> {
  const home = await mkdtemp(path.join(os.tmpdir(), 'wherefore-rebuild-'));
  const progress = (line: string) => screen.progress(line);
  const password = randomBytes(12).toString('base64url');
  try {
    const installation = await prepareNeo4j({ cacheDir: PLACES.cache, progress });
    const server = await startNeo4j(installation, { home, password, heapMb: 1024, progress });
    const graph = connectGraph({ uri: server.boltUrl, user: server.user, password, writeTimeoutMs: 300_000 });
    try {
      return await work(graph);
    } finally {
      await graph.close();
      await server.stop();
    }
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}
