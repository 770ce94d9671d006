import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Command } from 'commander';
import { withAuditOptions } from '../src/commands/audit-options.js';
import { batchesCommand } from '../src/commands/batches.js';
import { contractsCommand } from '../src/commands/contracts.js';
import { modelsCommand } from '../src/commands/models.js';
import { placementsCommand } from '../src/commands/placements.js';
import { rulesCommand } from '../src/commands/rules.js';

it.each(['--why', '--reason'])('takes the text for the audit trail as %s', (flag) => {
  const command = withAuditOptions(new Command()).parse([flag, 'the sale is real', '--as', 'ada'], {
    from: 'user',
  });
  expect(command.opts()).toEqual({ why: 'the sale is real', as: 'ada' });
});

it.each([
  [batchesCommand(), ['release', 'reject']],
  [contractsCommand(), ['publish']],
  [modelsCommand(), ['promote', 'rollback', 'add-term', 'remove-term']],
  [placementsCommand(), ['save', 'rollback', 'withdraw']],
  [rulesCommand(), ['draft', 'submit', 'approve', 'reject', 'publish', 'rollback']],
])('every change asks why', (command, names) => {
  const asking = command.commands.filter(({ options }) =>
    options.some(({ long, mandatory }) => long === '--why' && mandatory),
  );
  expect(asking.map((one) => one.name())).toEqual(names);
});

it('every command is in the table of the docs', () => {
  const root = path.resolve(__dirname, '../../..');
  const main = readFileSync(path.join(root, 'apps/cli/src/main.ts'), 'utf8');
  const docs = readFileSync(path.join(root, 'docs/cli.md'), 'utf8');
  const commands = [...main.matchAll(/^ {2}(\w+)Command,$/gm)].map(([, name = '']) =>
    name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
  );
  expect(commands).toContain('rebuild');
  for (const name of commands) expect(docs).toContain(`| [\`${name}\`](#${name})`);
});
