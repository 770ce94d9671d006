import { Select, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { execute } from '../../api/execute.js';
import { intervalText, pText, signedShort } from '../../effects/effect-text.js';
import { Panel } from '../../explanation/panel.js';
import { day, moment } from '../../format/dates.js';
import type { Experiment } from '../../operations/experiments.js';
import { type Look, LooksQuery, type MeasuredEffect, type ReadOut } from '../../operations/read-outs.js';
import { Failure } from '../../shell/failure.js';
import { Notice } from '../../shell/notice.js';
import type { Column } from '../../table/column.js';
import { DataTable } from '../../table/data-table.js';
import { textOf } from '../../url/search.js';
import { useAddress } from '../../url/use-address.js';
import classes from './experiment-page.module.css';

const EffectsChart = lazy(() => import('../../effects/effects-chart.js'));
const LooksChart = lazy(() => import('../../effects/looks-chart.js'));

interface Line {
  readonly at: string;
  readonly units: number;
  readonly effect: MeasuredEffect;
}

const COLUMNS: readonly Column<Line>[] = [
  { id: 'at', header: 'Look', value: ({ at }) => at, cell: ({ at }) => moment(at) },
  { id: 'units', header: 'Units in all arms', value: ({ units }) => units, align: 'end' },
  {
    id: 'value',
    header: 'Effect',
    value: ({ effect }) => effect.value,
    cell: ({ effect }) => signedShort(effect.value),
    align: 'end',
  },
  {
    id: 'fixed',
    header: 'If it were the only look',
    value: ({ effect }) => intervalText(effect.fixed, signedShort),
  },
  {
    id: 'sequential',
    header: 'At any look',
    value: ({ effect }) =>
      effect.sequential === null ? 'below 100 units in an arm' : intervalText(effect.sequential, signedShort),
  },
];

const linesOf = (looks: readonly Look[], arm: string): readonly Line[] =>
  looks.flatMap(({ at, arms, differences }) => {
    const found = differences.find((one) => one.arm === arm);
    const units = arms.reduce((sum, one) => sum + one.units, 0);
    return found === undefined || units === 0
      ? []
      : [{ at, units, effect: found.adjusted ?? found.absolute }];
  });

interface LooksProps {
  readonly experiment: Experiment;
  readonly novelty: ReadOut['novelty'];
}

/** The effect over time: what could have been read at the end of each day. */
export function Looks({ experiment: { id, metrics, guardrails, arms }, novelty }: LooksProps) {
  const { search, change } = useAddress();
  const known = [...new Set([...metrics, ...guardrails.map(({ metric }) => metric)])];
  const others = arms.slice(1).map((one) => one.id);
  const metric = textOf(search, 'metric') ?? known[0] ?? '';
  const arm = textOf(search, 'arm') ?? others[0] ?? '';
  const { data, error, refetch } = useQuery({
    queryKey: ['looks', id, metric],
    queryFn: ({ signal }) => execute(LooksQuery, { id, metric }, signal),
  });
  const trend = novelty.find((one) => one.arm === arm);
  return (
    <Panel title="Effect over time" aside="at the end of each day, in units of the metric">
      <div className={classes.controls}>
        <Select
          label="Metric"
          data={known}
          value={metric}
          onChange={(value) => change({ metric: value })}
          allowDeselect={false}
        />
        <Select
          label="Arm"
          data={others}
          value={arm}
          onChange={(value) => change({ arm: value })}
          allowDeselect={false}
        />
      </div>
      {error !== null ? (
        <Failure error={error} retry={() => void refetch()} />
      ) : !data ? (
        <Skeleton height={260} aria-label="Reading it day by day" />
      ) : (
        <Drawn lines={linesOf(data.experimentLooks ?? [], arm)} of={`${metric} of ${arm}`} />
      )}
      {trend === undefined ? null : (
        <p className={classes.note}>
          By the days of a visitor’s own time, the effect on {metrics[0]} is {trend.trend}: it changes by{' '}
          {signedShort(trend.slope)} a day (p {pText(trend.p)}).
        </p>
      )}
    </Panel>
  );
}

const Drawn = ({ lines, of }: { readonly lines: readonly Line[]; readonly of: string }) => (
  <>
    {lines.length === 0 ? null : (
      <Suspense fallback={<Skeleton height={260} aria-label="Drawing the days" />}>
        <Plot lines={lines} label={`Effect over time: ${of}`} />
      </Suspense>
    )}
    <DataTable
      caption="Daily looks"
      columns={COLUMNS}
      rows={lines}
      rowKey={({ at }) => at}
      pageSize={10}
      empty={<Notice title="No day has anything to show yet" />}
    />
  </>
);

/** A band where there are days to go through; one look is one interval. */
const Plot = ({ lines, label }: { readonly lines: readonly Line[]; readonly label: string }) =>
  lines.length === 1 ? (
    <EffectsChart
      label={label}
      effects={lines.map(({ at, effect }) => ({ name: day(at), effect }))}
      said={signedShort}
    />
  ) : (
    <LooksChart label={label} looks={lines} said={signedShort} />
  );
