import type { RuleSet } from '@wherefore/contracts';

const ALWAYS = '9999-12-31T23:59:59.999Z';

/**
 * A set as it would have been, had it always held: the rules that run at a moment, without beginning or end. To ask what
 * today's rules would have done to yesterday's decisions. Conditions on the date stay as they are.
 */
export function asOf({ version, rules }: RuleSet, moment: Date): RuleSet {
  const at = moment.getTime();
  const running = rules.filter(
    ({ startsAt, expiresAt }) =>
      (startsAt === undefined || Date.parse(startsAt) <= at) && at < Date.parse(expiresAt),
  );
  return { version, rules: running.map((rule) => ({ ...rule, startsAt: undefined, expiresAt: ALWAYS })) };
}
