import path from 'node:path';
import { takeBackup } from '@wherefore/engine';
import { Command } from 'commander';
import { createScreen } from '../print/screen.js';
import { commandConfig } from '../stack/environment.js';
import { withParts } from '../stack/parts.js';
import { HOME } from '../stack/places.js';
import { withDumps } from '../stack/with-dumps.js';

interface Options {
  readonly out?: string;
  readonly json?: true;
}

const HELP = `
Offers are decided meanwhile; feeds wait in the queue. The folder gets its name once it is whole and on disk. It holds everything
but WHEREFORE_SECRET, without which it is of no use: keep that elsewhere. It names customers: keep it as safe as the shop's database.

  $ wherefore backup --out /backups/monday
  $ wherefore restore /backups/monday`;

export function backupCommand(): Command {
  return new Command('backup')
    .description('Write everything, graph, Redis and log, into a new folder, while the product runs')
    .option('--out <folder>', 'where to; must not exist yet (default: below .wherefore/backups, by the time)')
    .option('--json', 'print the result as JSON')
    .addHelpText('after', HELP)
    .action(async ({ out, json }: Options) => {
      const screen = createScreen(json === true);
      const now = new Date();
      const folder = path.resolve(out ?? path.join(HOME, 'backups', now.toISOString().replaceAll(':', '-')));
      const config = commandConfig();
      await withParts(config, async (parts) => {
        const { graph, keyring } = parts;
        const [queue, desk] = [await parts.queue(), await parts.desk()];
        const { WHEREFORE_LOG_DIR: directory } = config;
        const manifest = await withDumps(config, (dumps) =>
          takeBackup({ ...dumps, graph, queue, desk, keyring, directory }, { folder, now }, (line) =>
            screen.progress(line),
          ),
        );
        const { nodes, relationships, keys, logFiles } = manifest.counts;
        const count = (value: number) => value.toLocaleString('en');
        screen.say(
          `${folder}: ${count(nodes)} nodes, ${count(relationships)} relationships, ${count(keys)} keys, ${count(logFiles)} files of the log.`,
        );
        screen.result({ folder, at: manifest.at, counts: manifest.counts });
      });
    });
}
