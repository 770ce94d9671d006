import path from 'node:path';
import { parseConfig } from '@wherefore/config';
import { ERROR_TABLE, WhereforeError } from '@wherefore/contracts';
import {
  assertFits,
  type BackupManifest,
  createKeyring,
  forgetAgain,
  isVacant,
  readManifest,
  restoreBackup,
  restoreForgotten,
  type RestoreReport,
  withForgetting,
} from '@wherefore/engine';
import { Command } from 'commander';
import { createScreen, type Screen } from '../print/screen.js';
import { bootServers } from '../stack/boot-servers.js';
import { productSettings } from '../stack/environment.js';
import { lockHome } from '../stack/home-lock.js';
import { withParts } from '../stack/parts.js';
import { withDumps } from '../stack/with-dumps.js';

interface Options {
  readonly anew?: true;
  readonly yes?: true;
  readonly json?: true;
}

const HELP = `
The product must be stopped: Neo4j and Redis are started for it, or those of NEO4J_URI and REDIS_URL are used. Whoever was forgotten
since the backup is forgotten again. Afterwards lists of offers are decided and compared with those decided beside the backup; where
they differ the exit code is 5.`;

export function restoreCommand(): Command {
  return new Command('restore')
    .description('Put a backup in the place of everything, and check that the same offers come out')
    .argument('<folder>', 'what `wherefore backup` wrote')
    .option('--anew', 'where there is something already: delete it first')
    .option('--yes', 'with --anew: do not ask')
    .option('--json', 'print the result as JSON')
    .addHelpText('after', HELP)
    .action(async (given: string, options: Options) => {
      if (options.anew === true && options.yes !== true)
        throw new WhereforeError(
          'BAD_INPUT',
          '--anew deletes graph, Redis and log before it restores. Say --yes if you mean it.',
        );
      const screen = createScreen(options.json === true);
      const folder = path.resolve(given);
      const manifest = await readManifest(folder);
      const before = parseConfig(productSettings(process.env, {}));
      screen.progress('checking the backup');
      await assertFits(folder, manifest, createKeyring(before.WHEREFORE_SECRET));
      const unlock = lockHome();
      try {
        const servers = await bootServers((line) => screen.progress(line));
        try {
          const env = productSettings(process.env, servers.env);
          await restore({ env, folder, manifest, anew: options.anew === true }, screen);
        } finally {
          await servers.stop();
        }
      } finally {
        unlock();
      }
    });
}

interface Asked {
  readonly env: Record<string, string>;
  readonly folder: string;
  readonly manifest: BackupManifest;
  readonly anew: boolean;
}

async function restore({ env, folder, manifest, anew }: Asked, screen: Screen): Promise<void> {
  const config = parseConfig(env);
  const { WHEREFORE_LOG_DIR: directory, REDIS_URL: redisUrl } = config;
  await withParts(config, async (parts) => {
    const { graph, keyring } = parts;
    const queue = await parts.queue();
    await withDumps(config, async (dumps) => {
      if (!anew && !(await isVacant(dumps.dump, directory)))
        throw new WhereforeError(
          'CONFLICT',
          'There is a shop here already. `--anew --yes` deletes it, its log too, and restores the backup in its place.',
        );
      const all = { ...dumps, graph, queue, keyring, directory, desk: () => parts.desk() };
      const report = await restoreBackup(all, { folder, manifest, now: new Date() }, (line) =>
        screen.progress(line),
      );
      const receipt = await withForgetting(
        { graph, keyring, queue },
        { redisUrl, directory },
        async (forgetting) => {
          await restoreForgotten(graph, forgetting.erasure);
          return forgetAgain(forgetting, { who: 'wherefore', why: 'a backup was restored' }, new Date());
        },
      );
      for (const line of reportLines(report)) screen.say(line);
      if (receipt.found) screen.say('Somebody in it has been forgotten since: forgotten again.');
      screen.result({ ...report, forgottenAgain: receipt.found });
      if (report.golden.differing > 0) process.exitCode = ERROR_TABLE.CONFLICT.exit;
    });
  });
}

function reportLines({ at, counts, leftOut, migrated, golden, seconds }: RestoreReport): string[] {
  const count = (value: number) => value.toLocaleString('en');
  const lists =
    golden.differing === 0
      ? `All ${golden.lists} lists of offers are decided as they were.`
      : `${golden.differing} of ${golden.lists} lists of offers are decided otherwise than beside the backup.`;
  return [
    `Restored as of ${at}: ${count(counts.nodes)} nodes, ${count(counts.relationships)} relationships, ${count(counts.keys)} keys, ` +
      `${count(counts.logFiles)} files of the log, in ${seconds} s.`,
    ...(leftOut > 0 ? [`${count(leftOut)} relationships that came up during the backup were left out.`] : []),
    ...(migrated.length > 0 ? [`Migrated to this version: ${migrated.join(', ')}.`] : []),
    lists,
  ];
}
