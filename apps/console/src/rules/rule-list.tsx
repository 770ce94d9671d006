import { day } from '../format/dates.js';
import type { Rule, RuleFinding } from '../operations/rules.js';
import { FindingList } from './finding-list.js';
import classes from './rules.module.css';

interface RuleListProps {
  readonly rules: readonly Rule[];
  /** Those about a rule stand below it. */
  readonly findings?: readonly RuleFinding[];
}

/** Rules as sentences, with who answers for them and why. */
export const RuleList = ({ rules, findings = [] }: RuleListProps) => (
  <ol className={classes.list} aria-label="Rules">
    {rules.map((rule) => (
      <li key={rule.id} className={classes.rule} id={`rule-${rule.id}`}>
        <h4>
          {rule.name} <code>{rule.id}</code>
          {rule.risk === 'high' ? <span className={classes.risk}>high risk: two people</span> : null}
        </h4>
        <p className={classes.sentence}>{rule.sentence}</p>
        <p className={classes.about}>
          Because: {rule.reason} {rule.owner} answers for it,{' '}
          {rule.startsAt ? `from ${day(rule.startsAt)} ` : ''}until {day(rule.expiresAt)}.
        </p>
        <FindingList findings={findings.filter((one) => one.rules.includes(rule.id))} />
      </li>
    ))}
  </ol>
);
