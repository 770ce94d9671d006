import type { PlanStep } from '../../operations/workbench.js';
import classes from './workbench-page.module.css';

const rowsText = (rows: number | null): string =>
  rows === null ? '' : `about ${new Intl.NumberFormat('en', { maximumFractionDigits: 0 }).format(rows)} rows`;

/** How Neo4j answers a statement: the last step first, what it takes its rows from below it. */
export const PlanTree = ({ step }: { readonly step: PlanStep }) => (
  <ul className={classes.plan} aria-label="Plan">
    <Step step={step} />
  </ul>
);

const Step = ({ step }: { readonly step: PlanStep }) => (
  <li>
    <strong>{step.operator}</strong> <span>{rowsText(step.estimatedRows)}</span>
    {step.details === '' ? null : <code>{step.details}</code>}
    {step.children.length === 0 ? null : (
      <ul>
        {step.children.map((child, place) => (
          <Step key={`${place} ${child.operator}`} step={child} />
        ))}
      </ul>
    )}
  </li>
);
