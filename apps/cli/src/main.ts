import { ERROR_TABLE, exitCodeOf, messageOf } from '@wherefore/contracts';
import { VERSION } from '@wherefore/engine';
import { Command } from 'commander';
import { backupCommand } from './commands/backup.js';
import { batchesCommand } from './commands/batches.js';
import { bundlesCommand } from './commands/bundles.js';
import { contractsCommand } from './commands/contracts.js';
import { driftCommand } from './commands/drift.js';
import { doctorCommand } from './commands/doctor.js';
import { experimentsCommand } from './commands/experiments.js';
import { exportPersonCommand } from './commands/export-person.js';
import { featuresCommand } from './commands/features.js';
import { feedsCommand } from './commands/feeds.js';
import { forgetCommand } from './commands/forget.js';
import { importCommand } from './commands/import.js';
import { evaluateCommand } from './commands/evaluate.js';
import { learnCommand } from './commands/learn.js';
import { migrateCommand } from './commands/migrate.js';
import { offersCommand } from './commands/offers.js';
import { insightsCommand } from './commands/insights.js';
import { peopleCommand } from './commands/people.js';
import { placementsCommand } from './commands/placements.js';
import { quarantineCommand } from './commands/quarantine.js';
import { rebuildCommand } from './commands/rebuild.js';
import { reconcileCommand } from './commands/reconcile.js';
import { replayCommand } from './commands/replay.js';
import { restoreCommand } from './commands/restore.js';
import { rulesCommand } from './commands/rules.js';
import { seedCommand } from './commands/seed.js';
import { simulateCommand } from './commands/simulate.js';
import { similarCommand } from './commands/similar.js';
import { sourcesCommand } from './commands/sources.js';
import { tokenCommand } from './commands/token.js';
import { modelsCommand } from './commands/models.js';
import { aimCommand } from './commands/aim.js';
import { upliftCommand } from './commands/uplift.js';
import { upCommand } from './commands/up.js';
import { verifyCommand } from './commands/verify.js';
import { whyCommand } from './commands/why.js';

const EXIT_CODES = `
Exit codes: 0 done; 1 a bug; 2 bad input; 3 not allowed; 4 not found; 5 conflict; 6 not reachable or too slow;
78 bad configuration; 130 interrupted.`;

const program = new Command('wherefore')
  .description('Recommendations with the reason inside: every offer carries the graph path that earned it.')
  .version(VERSION)
  .showSuggestionAfterError()
  .addHelpText('after', EXIT_CODES);
for (const command of [
  upCommand,
  migrateCommand,
  seedCommand,
  simulateCommand,
  importCommand,
  learnCommand,
  modelsCommand,
  driftCommand,
  evaluateCommand,
  upliftCommand,
  aimCommand,
  experimentsCommand,
  featuresCommand,
  insightsCommand,
  peopleCommand,
  bundlesCommand,
  similarCommand,
  offersCommand,
  whyCommand,
  replayCommand,
  verifyCommand,
  placementsCommand,
  rulesCommand,
  sourcesCommand,
  reconcileCommand,
  quarantineCommand,
  feedsCommand,
  contractsCommand,
  batchesCommand,
  tokenCommand,
  rebuildCommand,
  forgetCommand,
  exportPersonCommand,
  backupCommand,
  restoreCommand,
  doctorCommand,
]) {
  program.addCommand(command());
}

for (const command of [program, ...program.commands, ...program.commands.flatMap((one) => one.commands)]) {
  command.exitOverride((error) => {
    process.exit(error.exitCode === 0 ? 0 : ERROR_TABLE.BAD_INPUT.exit);
  });
}

program.parseAsync().catch((error: unknown) => {
  const detail =
    process.env['WHEREFORE_DEBUG'] === undefined || !(error instanceof Error) ? '' : `\n${error.stack ?? ''}`;
  process.stderr.write(`${messageOf(error)}${detail}\n`);
  process.exitCode = exitCodeOf(error);
});
