import { percent, plain } from '../format/numbers.js';
import type { Offer } from '../operations/offer-model.js';
import { addsUp, type Waterfall } from '../reasons/waterfall.js';
import { ContributionRow } from './contribution-row.js';
import { Panel } from './panel.js';
import { PathRows } from './path-rows.js';
import { SumCheck } from './sum-check.js';
import classes from './contributions.module.css';

interface ContributionsProps {
  readonly waterfall: Waterfall;
  readonly offer: Pick<Offer, 'score' | 'propensity'>;
  readonly chosen: number | null;
  readonly choose: (index: number | null) => void;
}

/** Base, every path and the score as bars laid end to end. Pressing a path shows it in the drawing. */
export function Contributions({ waterfall, offer, chosen, choose }: ContributionsProps) {
  const { base, steps, sum, low, high } = waterfall;
  const { score, propensity } = offer;
  const start = base?.to ?? 0;
  const axis = { low, high };
  return (
    <Panel title="What adds up to the score" aside="coefficient × weight × strength, in log-odds">
      <ol className={classes.rows}>
        <ContributionRow
          axis={axis}
          from={start}
          to={start}
          kind="base"
          value={plain(start)}
          label={base?.contribution.label ?? 'No base rate'}
          detail="nothing speaks for it yet"
        />
        <PathRows steps={steps} axis={axis} chosen={chosen} choose={choose} />
        <ContributionRow
          axis={axis}
          from={start}
          to={sum}
          kind="score"
          value={plain(score)}
          label="Score"
          detail={`propensity ${percent(propensity)}`}
        />
      </ol>
      <SumCheck
        terms={steps.length + (base ? 1 : 0)}
        holds={addsUp(waterfall, score)}
        sum={sum}
        score={score}
      />
    </Panel>
  );
}
