import { readFile } from 'node:fs/promises';
import { messageOf, type RegisteredTerm, WhereforeError } from '@wherefore/contracts';
import { addTerm, loadTerms, removeTerm, termFilesIn } from '@wherefore/engine';
import { Command } from 'commander';
import { createScreen } from '../print/screen.js';
import { commandConfig } from '../stack/environment.js';
import { withParts } from '../stack/parts.js';
import { type AuditOptions, withAuditOptions } from './audit-options.js';
import { changing, taken } from './models-changes.js';

const HELP = `
The contract, in YAML or JSON:

  name: loyalty                      # names the term wherever a score is explained
  inputs:                            # features in the order of the columns (wherefore features)
    - product_orders
    - feature: customer_orders
      missing: 0                     # given where there is no value that may be used
  output: score                      # the output with a number for each row
  coefficient: 0.5                   # coefficient x output, in log-odds, is added to the score
  bounds: [-2, 2]                    # the output is held within these
  withinMs: 50                       # longest that offers wait for it`;

export function termsCommand(): Command {
  return new Command('terms')
    .description('Models of your own that add to scores')
    .option('--json', 'print the result as JSON')
    .action(async ({ json }: { readonly json?: true }) => {
      const screen = createScreen(json === true);
      await withParts(commandConfig(), async ({ graph }) => {
        const { terms, unreadable } = await loadTerms(graph);
        for (const name of unreadable) screen.say(`${name}  its contract cannot be read: add it again`);
        if (terms.length + unreadable.length === 0)
          screen.say('No model adds to scores: `wherefore models add-term`.');
        for (const term of terms) screen.say(termLine(term));
        screen.result({ terms, unreadable });
      });
    });
}

export function addTermCommand(): Command {
  return withAuditOptions(new Command('add-term'))
    .description('Let an ONNX model add one term to scores, from the next decision on')
    .argument('<model>', 'an ONNX file with one input, float32 [rows, features]')
    .requiredOption('--contract <file>', 'what it is given and what becomes of its answer, in YAML or JSON')
    .option('--json', 'print the result as JSON')
    .addHelpText('after', HELP)
    .action(async (file: string, options: AuditOptions & { contract: string; json?: true }) => {
      const screen = createScreen(options.json === true);
      const [model, contract] = [await fileOf(file), await fileOf(options.contract)];
      await withParts(commandConfig(), async (parts) => {
        const files = termFilesIn(parts.config.WHEREFORE_LOG_DIR);
        const { as: who, why } = options;
        const asked = { model, contract: contract.toString('utf8'), who, why };
        const term = taken(await addTerm({ ...(await changing(parts)), files }, asked, new Date()));
        screen.say(termLine(term));
        screen.result(term);
      });
    });
}

export function removeTermCommand(): Command {
  return withAuditOptions(new Command('remove-term'))
    .description('Let a model add to scores no longer, from the next decision on')
    .argument('<name>', 'its name')
    .option('--json', 'print the result as JSON')
    .action(async (name: string, { as: who, why, json }: AuditOptions & { json?: true }) => {
      const screen = createScreen(json === true);
      await withParts(commandConfig(), async (parts) => {
        const term = taken(await removeTerm(await changing(parts), { name, who, why }, new Date()));
        screen.say(`${name} adds to scores no longer.`);
        screen.result(term);
      });
    });
}

function termLine({ version, contract, by, why, at }: RegisteredTerm): string {
  const { name, inputs, coefficient, bounds } = contract;
  const given = inputs.map(({ feature }) => feature).join(', ');
  return `${name}  ${version}  ${coefficient} x [${bounds.join(' to ')}]  of ${given}  by ${by}, ${at.slice(0, 16)}Z: ${why}`;
}

async function fileOf(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (cause) {
    throw new WhereforeError('BAD_INPUT', `${path} cannot be read: ${messageOf(cause)}`, { cause });
  }
}
