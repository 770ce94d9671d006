import type { RuleFinding } from '../operations/rules.js';
import classes from './rules.module.css';

/** What is wrong with rules, or looks it; nothing where there is nothing. */
export const FindingList = ({ findings }: { readonly findings: readonly RuleFinding[] }) =>
  findings.length === 0 ? null : (
    <ul className={classes.found}>
      {findings.map(({ severity, rules, message }) => (
        <li key={`${severity} ${rules.join(' ')} ${message}`} data-severity={severity}>
          <strong>{severity === 'error' ? 'Error' : 'Warning'}</strong> {message}
        </li>
      ))}
    </ul>
  );
