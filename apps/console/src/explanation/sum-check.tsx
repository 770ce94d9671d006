import { plain } from '../format/numbers.js';
import classes from './contributions.module.css';

interface SumCheckProps {
  readonly terms: number;
  readonly holds: boolean;
  readonly sum: number;
  readonly score: number;
}

/** The sum rule, checked here on what arrived: the explanation is the score, or this says that it is not. */
export function SumCheck({ terms, holds, sum, score }: SumCheckProps) {
  return (
    <p className={classes.check} data-holds={holds} role={holds ? undefined : 'alert'}>
      {holds
        ? `Checked: the ${terms} contributions add up to ${plain(sum, 6)}, the score.`
        : `The ${terms} contributions add up to ${plain(sum, 6)}, but the score is ${plain(score, 6)}. Report this decision.`}
    </p>
  );
}
