import { driftReport, keepDriftReport } from '@wherefore/engine';
import { Command } from 'commander';
import { findingLines, verdictLine } from '../print/drift.js';
import { createScreen } from '../print/screen.js';
import { commandConfig } from '../stack/environment.js';
import { withParts } from '../stack/parts.js';

const HELP = `
Orders since the current version was learned are held against those of the eight weeks before; what its evidence does in decisions, and how
well its scores tell, against its first days. Probabilities allow for how much is compared, and bars for how much was counted.`;

export function driftCommand(): Command {
  return new Command('drift')
    .description('What has moved since the current version was learned, and what to do about it')
    .option('--all', 'also what is calm, and what there is too little of')
    .option('--json', 'print the result as JSON')
    .addHelpText('after', HELP)
    .action(async ({ all, json }: { all?: true; json?: true }) => {
      const screen = createScreen(json === true);
      await withParts(commandConfig(), async (parts) => {
        const { graph } = parts;
        const queue = await parts.queue();
        const report = await driftReport({ graph, queue, log: await parts.log() }, new Date());
        await keepDriftReport(queue.tallies, report);
        for (const finding of report.findings)
          if (all === true || finding.level === 'moved' || finding.level === 'far')
            for (const line of findingLines(finding)) screen.say(line);
        screen.say(verdictLine(report));
        screen.result(report);
      });
    });
}
