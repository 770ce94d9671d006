import { type ErrorCode, type Result, type Rule, type RuleSet, WhereforeError } from '@wherefore/contracts';
import {
  approveRules,
  parseRules,
  publishRules,
  type PublishParts,
  rejectRules,
  rollBackRules,
  type RulesMove,
  type RulesRefused,
  saveDraft,
  submitRules,
} from '@wherefore/engine';
import { Command } from 'commander';
import { findingLine } from '../print/rules.js';
import { createScreen } from '../print/screen.js';
import { commandConfig } from '../stack/environment.js';
import { withParts } from '../stack/parts.js';
import { type AuditOptions, withAuditOptions } from './audit-options.js';
import { numberOption } from './number-option.js';
import { readJson } from './read-json.js';

interface ChangeOptions extends AuditOptions {
  readonly basedOn?: number;
  readonly json?: true;
}

export const versionArgument = (least: 0 | 1) => numberOption('<version>', { least, most: 1e9, whole: true });

/** A file of rules; throws BAD_INPUT with what is wrong. */
export const readRules = (file: string): readonly Rule[] => valueOf(parseRules(readJson(file)));

const withChangeOptions = (command: Command): Command =>
  withAuditOptions(command).option('--json', 'print the result as JSON');

export function draftCommand(): Command {
  return withChangeOptions(new Command('draft'))
    .description('Save rules, the complete list, as a new draft')
    .argument('<file>', 'a list of rules, as JSON')
    .option(
      '--based-on <version>',
      'the version it was made from; the published one, if left out',
      versionArgument(0),
    )
    .action(async (file: string, options: ChangeOptions) => {
      const screen = createScreen(options.json === true);
      const draft = {
        rules: readRules(file),
        who: options.as,
        why: options.why,
        basedOn: options.basedOn ?? null,
      };
      await withParts(commandConfig(), async ({ graph }) => {
        const saved = valueOf(await saveDraft(graph, draft, new Date()));
        for (const finding of saved.warnings) screen.say(findingLine(finding));
        screen.say(`Version ${saved.version} is a draft of ${draft.rules.length} rules.`);
        screen.result(saved);
      });
    });
}

type Move = (parts: PublishParts, move: RulesMove, now: Date) => Promise<Result<RuleSet, RulesRefused>>;

interface Verb {
  readonly name: string;
  readonly description: string;
  readonly done: string;
  readonly move: Move;
  /** Takes version 0, which is no rules. */
  readonly none?: true;
}

const VERBS: readonly Verb[] = [
  {
    name: 'submit',
    description: 'Ask for a draft to be approved',
    done: 'is submitted',
    move: ({ graph }, ...rest) => submitRules(graph, ...rest),
  },
  {
    name: 'approve',
    description: 'Approve a submitted version; where it changes high-risk rules, not your own',
    done: 'is approved',
    move: ({ graph }, ...rest) => approveRules(graph, ...rest),
  },
  {
    name: 'reject',
    description: 'Turn a version down that is not published, for good',
    done: 'is rejected',
    move: ({ graph }, ...rest) => rejectRules(graph, ...rest),
  },
  {
    name: 'publish',
    description: 'Decide offers with an approved version, from now on',
    done: 'holds',
    move: publishRules,
  },
  {
    name: 'rollback',
    description: 'Go back to a version that was published before, at once; 0 is no rules',
    done: 'holds again',
    move: rollBackRules,
    none: true,
  },
];

export const moveCommands = (): Command[] =>
  VERBS.map(({ name, description, done, move, none }) =>
    withChangeOptions(new Command(name))
      .description(description)
      .argument('<version>', 'the version', versionArgument(none === true ? 0 : 1))
      .action(async (version: number, options: ChangeOptions) => {
        const screen = createScreen(options.json === true);
        await withParts(commandConfig(), async ({ graph, queue }) => {
          const announce = async () => (await queue()).live.touch({ knowledge: true });
          const change = { version, who: options.as, why: options.why };
          const set = valueOf(await move({ graph, announce }, change, new Date()));
          screen.say(`Version ${version} ${done}.`);
          screen.result(set);
        });
      }),
  );

const ERRORS: Readonly<Record<RulesRefused['code'], ErrorCode>> = {
  malformed: 'BAD_INPUT',
  faulty: 'BAD_INPUT',
  unexplained: 'BAD_INPUT',
  'unknown-version': 'NOT_FOUND',
  'wrong-state': 'CONFLICT',
  'second-person': 'FORBIDDEN',
  'never-published': 'CONFLICT',
  outdated: 'CONFLICT',
};

/** Refusals end the command, with the exit code that goes with them. */
export function valueOf<T>(result: Result<T, RulesRefused>): T {
  if (result.ok) return result.value;
  throw new WhereforeError(ERRORS[result.refusal.code], result.refusal.message);
}
