import { Panel } from '../explanation/panel.js';
import type { Funnel } from '../operations/offers.js';
import classes from './funnel-panel.module.css';

interface Stage {
  readonly name: string;
  readonly count: number;
  /** How a stage came to be smaller than the one before. */
  readonly dropped: readonly string[];
}

function stagesOf({ candidates, examined, refused, eligible, shown }: Funnel): Stage[] {
  const below = candidates - examined;
  const notChosen = eligible - shown;
  return [
    { name: 'Candidates', count: candidates, dropped: [] },
    {
      name: 'Looked at closely',
      count: examined,
      dropped: below > 0 ? [`${below} ranked too low to be looked at`] : [],
    },
    {
      name: 'Eligible',
      count: eligible,
      dropped: refused.map(({ name, count }) => `${count} ${name}`),
    },
    {
      name: 'Shown',
      count: shown,
      dropped: notChosen > 0 ? [`${notChosen} lost to higher priorities or to the mix of the list`] : [],
    },
  ];
}

/** How many candidates each source found, and how many passed each stage, with what dropped out at each. */
export function FunnelPanel({ funnel }: { readonly funnel: Funnel }) {
  const stages = stagesOf(funnel);
  const most = Math.max(1, funnel.candidates);
  const sources = [...funnel.sources].sort((a, b) => b.count - a.count);
  return (
    <Panel title="The funnel" aside="from everything that anything spoke for to what is shown">
      <ol className={classes.stages}>
        {stages.map(({ name, count, dropped }) => (
          <li key={name}>
            <span className={classes.name}>{name}</span>
            <span className={classes.track} aria-hidden>
              <span className={classes.bar} style={{ width: `${(count / most) * 100}%` }} />
            </span>
            <span className={classes.count}>{count}</span>
            {dropped.length === 0 ? null : <span className={classes.dropped}>{dropped.join(', ')}</span>}
          </li>
        ))}
      </ol>
      {sources.length === 0 ? null : (
        <p className={classes.sources}>
          Found by {sources.map(({ name, count }) => `${name} ${count}`).join(', ')}. One product may be found
          by several.
        </p>
      )}
    </Panel>
  );
}
