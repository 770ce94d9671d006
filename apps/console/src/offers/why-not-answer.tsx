import { plain, short } from '../format/numbers.js';
import type { RequestRefused } from '../operations/offers.js';
import type { WhyNot } from '../operations/why-not.js';
import { Notice } from '../shell/notice.js';
import classes from './why-not-panel.module.css';

/** The stages a product passes on its way into a list, in their order, by what it means to fall there. */
const STAGES: Readonly<Record<string, string>> = {
  unknown: 'Not in the catalogue',
  'no-evidence': 'Nothing speaks for it',
  refused: 'Held back by a rule',
  'below-pool': 'Ranked too low to be looked at',
  lost: 'Lost to other offers',
  composition: 'Left out for the mix of the list',
  shown: 'Shown',
};

export function WhyNotAnswer({ answer }: { readonly answer: WhyNot | RequestRefused }) {
  if (answer.__typename === 'RequestRefused') return <Notice title={answer.message} tone="warning" />;
  const { stage, sentence, rule, rank, candidates, margin, changes } = answer;
  return (
    <div className={classes.answer} role="status">
      <p className={classes.stage}>
        {STAGES[stage] ?? stage}
        {rule === null ? null : <code>{rule}</code>}
      </p>
      <p>{sentence}</p>
      {rank === null ? null : (
        <p className={classes.fine}>
          Ranked {rank} of {candidates} candidates by score
          {margin === null ? '.' : `; lost to ${margin.lostTo.title}.${marginText(margin)}`}
        </p>
      )}
      {changes.length === 0 ? null : (
        <>
          <h4>What would put it in</h4>
          <ul>
            {changes.map((alternatives) => (
              <li key={alternatives.map(({ sentence: one }) => one).join()}>
                {alternatives.map(({ sentence: one }) => one).join(' Or: ')}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function marginText({ factor, logOdds }: NonNullable<WhyNot['margin']>): string {
  const parts = [
    ...(factor === null ? [] : [`a factor of ${short(factor)} on its priority`]),
    ...(logOdds === null ? [] : [`${plain(logOdds)} log-odds of further evidence`]),
  ];
  return parts.length === 0 ? '' : ` Enough would have been ${parts.join(', or ')}.`;
}
