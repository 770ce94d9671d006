import { exportPerson, withForgetting } from '@wherefore/engine';
import { Command } from 'commander';
import { createScreen } from '../print/screen.js';
import { commandConfig } from '../stack/environment.js';
import { withParts } from '../stack/parts.js';
import { type AuditOptions, withAuditOptions } from './audit-options.js';
import { saveFile } from './save-file.js';

interface Options extends AuditOptions {
  readonly customer: string;
  readonly out?: string;
}

export function exportPersonCommand(): Command {
  return withAuditOptions(new Command('export-person'))
    .description(
      'Everything that there is of a customer, as JSON: provided, observed, offered with the reasons, derived',
    )
    .requiredOption('--customer <id>', 'whose, by the id at the shop')
    .option('--out <file>', 'write it there instead of the screen')
    .action(async ({ customer, out, why, as: who }: Options) => {
      const screen = createScreen(out === undefined);
      const config = commandConfig();
      const places = { redisUrl: config.REDIS_URL, directory: config.WHEREFORE_LOG_DIR };
      await withParts(config, async ({ graph, keyring, queue }) => {
        const known = { graph, keyring, queue: await queue() };
        const exported = await withForgetting(known, places, (parts) =>
          exportPerson(parts, { customer, who, why }, new Date()),
        );
        if (out === undefined) return screen.result(exported);
        await saveFile(out, `${JSON.stringify(exported, null, 2)}\n`);
        const { provided, observed } = exported;
        screen.say(
          `${provided.orders.length} orders and ${observed.decisions.length} decisions written to ${out}`,
        );
      });
    });
}
