// Lint, type check and every test, then one line that counts them: `N passed, N failed`.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** Checks count as tests: a lint or type error fails the run. Arguments go to jest. */
export async function runTests(root, args, environment) {
  const binary = (name) => path.join(root, 'node_modules', '.bin', name);
  const checks =
    args.length > 0
      ? []
      : [
          ['lint', binary('eslint'), ['.', '--max-warnings=0']],
          ['format', binary('prettier'), ['--check', '.', '--log-level=warn']],
          [
            'structure',
            binary('depcruise'),
            [
              'packages',
              'apps',
              'seeds',
              'bench',
              '--config',
              '.dependency-cruiser.cjs',
              '--output-type',
              'err',
            ],
          ],
          ['types of tests', binary('tsc'), ['-p', 'tsconfig.json']],
        ];
  let passed = 0;
  let failed = 0;
  for (const [name, command, parameters] of checks) {
    process.stdout.write(`check: ${name} ...\n`);
    const { status } = spawnSync(command, parameters, { cwd: root, env: environment, stdio: 'inherit' });
    if (status === 0) passed += 1;
    else failed += 1;
  }
  const folder = mkdtempSync(path.join(os.tmpdir(), 'wherefore-jest-'));
  const output = path.join(folder, 'result.json');
  const jest = spawnSync(
    process.execPath,
    [
      path.join(root, 'node_modules', 'jest', 'bin', 'jest.js'),
      '--maxWorkers=2',
      '--json',
      `--outputFile=${output}`,
      ...args,
    ],
    { cwd: root, env: environment, stdio: ['ignore', 'ignore', 'inherit'] },
  );
  try {
    const result = JSON.parse(readFileSync(output, 'utf8'));
    passed += result.numPassedTests;
    failed += result.numFailedTests + result.numRuntimeErrorTestSuites;
    for (const name of skippedTests(result)) process.stdout.write(`skipped: ${name}\n`);
  } catch (error) {
    process.stdout.write(`jest gave no result: ${error.message}\n`);
    failed += 1;
  }
  rmSync(folder, { recursive: true, force: true });
  if (jest.status !== 0 && failed === 0) failed += 1;
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  process.exit(failed === 0 ? 0 : 1);
}

function skippedTests(result) {
  return result.testResults.flatMap(({ assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'pending' || status === 'skipped')
      .map(({ fullName }) => fullName),
  );
}
