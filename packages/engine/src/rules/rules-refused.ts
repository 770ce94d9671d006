import type { RuleFinding, RuleSetState } from '@wherefore/contracts';

/** An expected no to a change of the rules. */
export interface RulesRefused {
  readonly code:
    | 'malformed'
    | 'faulty'
    | 'unexplained'
    | 'unknown-version'
    | 'wrong-state'
    | 'second-person'
    | 'never-published'
    | 'outdated';
  readonly message: string;
  /** What is wrong with which rules; only where the code is `faulty`. */
  readonly findings: readonly RuleFinding[];
}

const no = (
  code: RulesRefused['code'],
  message: string,
  findings: readonly RuleFinding[] = [],
): RulesRefused => ({
  code,
  message,
  findings,
});

export const malformed = (problems: readonly string[]): RulesRefused =>
  no('malformed', `These are not rules. ${problems.join('; ')}.`);

export const faulty = (findings: readonly RuleFinding[]): RulesRefused => {
  const errors = findings.filter(({ severity }) => severity === 'error');
  return no('faulty', errors.map(({ message }) => message).join(' '), findings);
};

export const unexplained = (): RulesRefused => no('unexplained', 'Say who you are and why you want it.');

export const unknownVersion = (version: number): RulesRefused =>
  no('unknown-version', `There is no version ${version} of the rules.`);

export const wrongState = (version: number, is: RuleSetState, wanted: string): RulesRefused =>
  no('wrong-state', `Version ${version} is ${is}; it would have to be ${wanted}.`);

export const needsSecondPerson = (version: number, rules: readonly string[]): RulesRefused =>
  no(
    'second-person',
    `Version ${version} changes high-risk rules (${rules.join(', ')}): somebody other than its author must approve it.`,
  );

export const neverPublished = (version: number): RulesRefused =>
  no(
    'never-published',
    `Version ${version} was never published; only what has held before can be gone back to.`,
  );

/** `since` is what was published meanwhile, a line for each rule. */
export function outdated(
  version: number,
  versions: { basedOn: number; published: number },
  since: readonly string[],
): RulesRefused {
  const changes =
    since.length === 0 ? 'No rule differs between the two.' : `Since then:\n${since.join('\n')}`;
  return no(
    'outdated',
    `Version ${version} was written when version ${versions.basedOn} was published; now version ${versions.published} is. ${changes}\nSave it anew, based on version ${versions.published}.`,
  );
}
