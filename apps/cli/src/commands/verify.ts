import { codeOf, WhereforeError } from '@wherefore/contracts';
import {
  type FiledScenario,
  parseScenarios,
  problemText,
  type Verdict,
  verifyScenario,
} from '@wherefore/engine';
import { Command } from 'commander';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { createScreen } from '../print/screen.js';
import { commandConfig } from '../stack/environment.js';
import { withParts } from '../stack/parts.js';

export function verifyCommand(): Command {
  return new Command('verify')
    .description(
      'Ask the running shop what files of scenarios ask, and say where the answers differ; records nothing',
    )
    .argument('<path...>', 'files of scenarios (.yaml), or folders with such files')
    .option('--json', 'print the result as JSON')
    .action(async (paths: string[], options: { json?: true }) => {
      const screen = createScreen(options.json === true);
      const scenarios = scenariosOf(paths);
      await withParts(commandConfig(), async (parts) => {
        const desk = await parts.desk();
        const verdicts: Verdict[] = [];
        for (const scenario of scenarios) {
          const verdict = await verifyScenario(desk, scenario, new Date());
          verdicts.push(verdict);
          screen.say(`${verdict.holds ? 'holds  ' : 'differs'}  ${verdict.title}`);
          for (const difference of verdict.differences) screen.say(`           ${difference}`);
        }
        const differing = verdicts.filter(({ holds }) => !holds).length;
        screen.say(`${verdicts.length} scenarios: ${verdicts.length - differing} hold, ${differing} differ.`);
        screen.result({ holds: verdicts.length - differing, differs: differing, scenarios: verdicts });
        if (differing > 0) process.exitCode = 1;
      });
    });
}

/** All scenarios of the files, in order. Throws BAD_INPUT with everything that is wrong with them. */
function scenariosOf(paths: readonly string[]): FiledScenario[] {
  const files = paths.flatMap(filesIn);
  if (files.length === 0)
    throw new WhereforeError('BAD_INPUT', `There is no .yaml file in ${paths.join(', ')}`);
  const problems: string[] = [];
  const scenarios: FiledScenario[] = [];
  for (const file of files) {
    const parsed = parseScenarios(readFileSync(file, 'utf8'), file);
    if (parsed.ok) scenarios.push(...parsed.value);
    else problems.push(...parsed.refusal.map(problemText));
  }
  for (const { file, title, given } of scenarios)
    if (given !== null)
      problems.push(`${file}: ${title}: given: the running shop is asked as it is; leave it out`);
  if (problems.length > 0) throw new WhereforeError('BAD_INPUT', problems.join('\n'));
  return scenarios;
}

/** A file as it is named; of a folder every .yaml and .yml file, at any depth, by name. */
function filesIn(named: string): string[] {
  try {
    if (!statSync(named).isDirectory()) return [named];
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
    throw new WhereforeError('NOT_FOUND', `There is no file or folder ${named}`);
  }
  return readdirSync(named, { recursive: true })
    .map(String)
    .filter((file) => /\.ya?ml$/.test(file))
    .sort()
    .map((file) => path.join(named, file));
}
