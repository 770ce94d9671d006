import { Link } from '@tanstack/react-router';
import { partText } from '../../effects/effect-text.js';
import { Panel } from '../../explanation/panel.js';
import { moment } from '../../format/dates.js';

import type { Experiment, ExperimentArm } from '../../operations/experiments.js';
import { membersOf } from '../experiment-design/members-of.js';
import classes from './experiment-page.module.css';

interface Fixed {
  readonly layer?: string;
  readonly target: Readonly<Record<'placements' | 'segments' | 'channels', readonly string[]>>;
  readonly alpha: number;
  readonly plannedUnits: number;
  readonly windowDays: number;
  readonly preDays: number;
}

/** What an arm changes, in a sentence. */
export function changesText({ changes }: Pick<ExperimentArm, 'changes'>): string {
  const {
    placement = {},
    rules,
    epoch,
    coefficients = {},
    reasons,
  } = JSON.parse(changes) as {
    readonly placement?: Readonly<Record<string, unknown>>;
    readonly rules?: number;
    readonly epoch?: string;
    readonly coefficients?: object;
    readonly reasons?: string;
  };
  const said = [
    ...membersOf(placement).map(([name, value]) => `the placement’s ${name} is ${JSON.stringify(value)}`),
    ...(rules === undefined ? [] : [rules === 0 ? 'there are no rules' : `rules are version ${rules}`]),
    ...(epoch === undefined ? [] : [`${epoch} decides`]),
    ...Object.entries(coefficients).map(([source, factor]) => `${source} counts ${String(factor)} times`),
    ...(reasons === 'unsaid' ? ['reasons are not said'] : []),
  ];
  return said.length === 0 ? 'what everybody has' : said.join('; ');
}

const among = (what: string, values: readonly string[]): string =>
  values.length === 0 ? '' : `${what} ${values.join(', ')}`;

/** What was designed, each part with its name. */
function partsOf(experiment: Experiment): readonly (readonly [string, string])[] {
  const { arms, unit, share, ramp, metrics, guardrails } = experiment;
  const { target, layer, windowDays, preDays, plannedUnits, alpha } = JSON.parse(experiment.design) as Fixed;
  const where = [
    among('in', target.placements),
    among('of the segments', target.segments),
    among('on', target.channels),
  ].filter((text) => text !== '');
  const watched = guardrails.map(({ metric, margin }) => `${metric} by more than ${partText(margin)}`);
  return [
    ...arms.map((arm, at): readonly [string, string] => [
      at === 0 ? `${arm.id} (control)` : arm.id,
      `${arm.title === null ? '' : `${arm.title}: `}${changesText(arm)}; weight ${arm.weight}`,
    ]),
    [
      'For',
      `every ${[unit, ...where].join(' ')}; ${partText(share)} of ${layer ?? 'a layer of its own'}, of these ${partText(ramp)} now`,
    ],
    ['Success', metrics.join(', ')],
    ['Must not become worse', watched.length === 0 ? 'nothing is watched' : watched.join(', ')],
    [
      'Counted',
      `${windowDays} days from the first decision on, ${preDays} days before it as the covariate; planned for ${plannedUnits.toLocaleString('en')} units at ${partText(alpha)} false alarms`,
    ],
    ['When', timesOf(experiment)],
  ];
}

const timesOf = ({ createdAt, startedAt, stoppedAt, outcome, decidedArm }: Experiment): string =>
  [
    `designed ${moment(createdAt)}`,
    ...(startedAt === null ? [] : [`started ${moment(startedAt)}`]),
    ...(stoppedAt === null ? [] : [`stopped ${moment(stoppedAt)}`]),
    ...(outcome === null ? [] : [`decided: ${outcome} ${decidedArm ?? ''}`]),
  ].join(', ');

/** What was designed, in words. */
export const Design = ({ experiment }: { readonly experiment: Experiment }) => (
  <Panel
    title="The design"
    aside={
      <Link to="/experiments/new" search={{ from: experiment.id } as never}>
        Design another like it
      </Link>
    }
  >
    <dl className={classes.design}>
      {partsOf(experiment).map(([name, text]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  </Panel>
);
