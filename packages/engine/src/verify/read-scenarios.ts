import { codeOf, WhereforeError } from '@wherefore/contracts';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { type FiledScenario, parseScenarios, problemText } from './parse-scenarios.js';

/**
 * The scenarios of files and folders, in order, as the running shop can be asked them. Throws BAD_INPUT with everything
 * that is wrong with them, NOT_FOUND for a path that does not exist.
 */
export function readScenarios(paths: readonly string[]): FiledScenario[] {
  const files = [...new Set(paths.flatMap(filesIn))];
  if (files.length === 0)
    throw new WhereforeError('BAD_INPUT', `There is no .yaml file in ${paths.join(', ')}`);
  const problems: string[] = [];
  const scenarios: FiledScenario[] = [];
  for (const file of files) {
    const parsed = parseScenarios(readFileSync(file, 'utf8'), file);
    if (!parsed.ok) {
      problems.push(...parsed.refusal.map(problemText));
      continue;
    }
    scenarios.push(...parsed.value);
    problems.push(...ownWorlds(file, parsed.value));
  }
  if (problems.length > 0) throw new WhereforeError('BAD_INPUT', problems.join('\n'));
  return scenarios;
}

function ownWorlds(file: string, scenarios: readonly FiledScenario[]): string[] {
  const [first, ...others] = scenarios.filter(({ given }) => given !== null);
  if (first === undefined) return [];
  const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
  return [
    `${file}: ${first.title}${more}: given: the running shop is asked as it is, not in a world of the scenario's own; leave it out`,
  ];
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
