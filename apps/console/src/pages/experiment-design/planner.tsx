import { Button, NumberInput, Skeleton } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { execute } from '../../api/execute.js';
import { signedPercent } from '../../effects/effect-text.js';
import { Panel } from '../../explanation/panel.js';
import { percent, short } from '../../format/numbers.js';
import {
  type Baseline,
  BaselineQuery,
  type Plan,
  type PlanInput,
  PlansQuery,
} from '../../operations/experiment-planning.js';
import { Failure } from '../../shell/failure.js';
import classes from './design.module.css';
import type { Draft } from './draft.js';

/** Pause in typing after which it is planned again, milliseconds. */
const PAUSE = 400;

interface PlannerProps {
  readonly draft: Draft;
  readonly change: (change: Partial<Draft>) => void;
}

/** How many visitors and days it takes, beside the design, from what the first metric is now. */
export function Planner({ draft, change }: PlannerProps) {
  const { metrics, unit, placements, windowDays, preDays } = draft;
  const [metric] = metrics;
  const [asked] = useDebouncedValue(
    metric === undefined ? null : { metric, unit, placements, windowDays, preDays },
    PAUSE,
  );
  const { data, error, refetch } = useQuery({
    queryKey: ['baseline', asked],
    queryFn: ({ signal }) =>
      execute(
        BaselineQuery,
        { input: asked ?? { metric: '', unit, placements, windowDays, preDays } },
        signal,
      ),
    enabled: asked !== null,
    placeholderData: (before) => before,
  });
  return (
    <Panel title="How long it takes">
      {metric === undefined ? (
        <p>Say first what counts as success.</p>
      ) : error !== null ? (
        <Failure error={error} retry={() => void refetch()} />
      ) : data === undefined ? (
        <Skeleton height={200} aria-label="Reading what is so now" />
      ) : (
        <Planned
          key={`${metric} ${data.experimentBaseline.mean}`}
          baseline={data.experimentBaseline}
          metric={metric}
          draft={draft}
          change={change}
        />
      )}
    </Panel>
  );
}

interface PlannedProps extends PlannerProps {
  readonly baseline: Baseline;
  readonly metric: string;
}

/** A number that a person may overrule. */
const rounded = (value: number): number => Number(value.toPrecision(3));

function Planned({ baseline, metric, draft, change }: PlannedProps) {
  const isKnown = baseline.units > 0 && baseline.mean > 0 && baseline.variance > 0;
  const [mean, setMean] = useState<number | string>(isKnown ? rounded(baseline.mean) : 0.04);
  const [perDay, setPerDay] = useState<number | string>(isKnown ? rounded(baseline.unitsPerDay) : 1_000);
  const [effect, setEffect] = useState<number | string>(5);
  const [power, setPower] = useState<number | string>(80);
  // Where the mean is overruled, its spread goes with it.
  const variance = isKnown ? baseline.variance * (Number(mean) / baseline.mean) ** 2 : null;
  const input: PlanInput = {
    mean: Number(mean),
    variance,
    effect: Number(effect) / 100,
    alpha: draft.alpha / 100,
    power: Number(power) / 100,
    weights: draft.arms.map(({ weight }) => weight),
    metrics: draft.metrics.length,
    explained: isKnown ? baseline.explained : 0,
    unitsPerDay: (Number(perDay) * draft.share) / 100,
  };
  return (
    <>
      <p className={classes.note}>
        {isKnown
          ? `In the last ${baseline.days} days: ${baseline.units.toLocaleString('en')} ${draft.unit}s, ${metric} ${short(baseline.mean)}, of whose variance ${percent(baseline.explained)} was foretold by what they did before.`
          : `The log does not say what ${metric} is now: say it yourself. It is taken for a rate.`}
      </p>
      <div className={classes.pair}>
        <NumberInput label={`${metric} now`} min={0} value={mean} onChange={setMean} decimalScale={6} />
        <NumberInput label={`New ${draft.unit}s a day`} min={1} value={perDay} onChange={setPerDay} />
        <NumberInput
          label="Smallest effect, %"
          description="That would matter, relative"
          value={effect}
          onChange={setEffect}
        />
        <NumberInput
          label="Power, %"
          description="Probability of finding it"
          min={10}
          max={99}
          value={power}
          onChange={setPower}
        />
      </div>
      <Plans
        input={input}
        take={(plannedUnits) => change({ plannedUnits: Math.max(100, plannedUnits) })}
        planned={draft.plannedUnits}
      />
    </>
  );
}

interface PlansProps {
  readonly input: PlanInput;
  readonly take: (units: number) => void;
  readonly planned: number;
}

const MOST_UNITS = 1_000_000_000;

function Plans({ input, take, planned }: PlansProps) {
  const [settled] = useDebouncedValue(input, PAUSE);
  const scaled = (by: number): PlanInput => ({ ...settled, effect: settled.effect * by });
  const { data, error } = useQuery({
    queryKey: ['plans', settled],
    queryFn: ({ signal }) =>
      execute(PlansQuery, { half: scaled(0.5), asked: settled, twice: scaled(2) }, signal),
    placeholderData: (before) => before,
  });
  if (error !== null)
    return (
      <p className={classes.gap} role="status">
        {error.message}
      </p>
    );
  if (data === undefined) return <Skeleton height={120} aria-label="Planning" />;
  const { sequentialUnits } = data.asked;
  return (
    <>
      <PlanTable effect={settled.effect} plans={data} />
      <p className={classes.note}>
        Units are in all arms together, for the smallest arm against the control; the days are those until the
        last of them begins.
      </p>
      <Button
        size="xs"
        variant="default"
        disabled={sequentialUnits === planned || sequentialUnits > MOST_UNITS}
        onClick={() => take(sequentialUnits)}
      >
        Plan for {sequentialUnits.toLocaleString('en')} units
      </Button>
    </>
  );
}

interface PlanTableProps {
  /** That was asked for, relative. */
  readonly effect: number;
  readonly plans: Readonly<Record<'half' | 'asked' | 'twice', Plan>>;
}

function PlanTable({ effect, plans: { half, asked, twice } }: PlanTableProps) {
  const rows: readonly (readonly [number, Plan])[] = [
    [0.5, half],
    [1, asked],
    [2, twice],
  ];
  return (
    <table className={classes.plans} aria-label="Units and days by smallest effect">
      <thead>
        <tr>
          <th scope="col">Effect</th>
          <th scope="col">One look, at the end</th>
          <th scope="col">Any look, at most</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([by, plan]) => (
          <tr key={by} aria-current={by === 1 ? 'true' : undefined}>
            <th scope="row">{signedPercent(effect * by)}</th>
            <td>
              {' '}
              <Cell units={plan.fixedUnits} days={plan.fixedDays} />
            </td>
            <td>
              {' '}
              <Cell units={plan.sequentialUnits} days={plan.sequentialDays} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const Cell = ({ units, days }: { readonly units: number; readonly days: number }) => (
  <>
    {units.toLocaleString('en')} units
    <small>{days.toLocaleString('en')} days</small>
  </>
);
