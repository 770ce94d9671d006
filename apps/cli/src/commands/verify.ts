import { readScenarios, type Verdict, verifyScenario } from '@wherefore/engine';
import { Command } from 'commander';
import pc from 'picocolors';
import { createScreen } from '../print/screen.js';
import { tallyText, verdictText } from '../print/verdict.js';
import { commandConfig } from '../stack/environment.js';
import { withParts } from '../stack/parts.js';

const HELP = `
A scenario, in YAML (docs/scenarios.md has all words, docs/verify-example.yaml more examples):

  title: A regular sees nothing dear at the checkout
  why: The basket is closed; what is offered now must be small.
  when: { placement: checkout, customer: c00002, first: 5 }
  then: { atLeast: 1, everyOffer: { inStock: true, maxPrice: 50 } }

Exit code 1 when an answer differs, 2 when a file is not right; then nothing is asked.`;

export function verifyCommand(): Command {
  return new Command('verify')
    .description(
      'Ask the running shop what files of scenarios ask, and say where the answers differ; records nothing',
    )
    .argument('<path...>', 'files of scenarios (.yaml), or folders with such files')
    .option('--json', 'print the result as JSON')
    .addHelpText('after', HELP)
    .action(async (paths: string[], options: { json?: true }) => {
      const screen = createScreen(options.json === true);
      const scenarios = readScenarios(paths);
      await withParts(commandConfig(), async (parts) => {
        const desk = await parts.desk();
        const verdicts: Verdict[] = [];
        for (const scenario of scenarios) {
          const verdict = await verifyScenario(desk, scenario, new Date());
          if (verdicts.at(-1)?.file !== verdict.file) screen.say(pc.bold(verdict.file));
          verdicts.push(verdict);
          screen.say(verdictText(verdict));
        }
        const differs = verdicts.filter(({ holds }) => !holds).length;
        screen.say(tallyText(verdicts));
        screen.result({ holds: verdicts.length - differs, differs, scenarios: verdicts });
        if (differs > 0) process.exitCode = 1;
      });
    });
}
