import { Skeleton } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { Panel } from '../explanation/panel.js';
import { percent, short } from '../format/numbers.js';
import type { ArmDifference, MetricFound } from '../operations/read-outs.js';
import { Notice } from '../shell/notice.js';
import type { Column } from '../table/column.js';
import { DataTable } from '../table/data-table.js';
import { certainty, intervalText, partText, pText, signedPercent, signedShort } from './effect-text.js';

const EffectsChart = lazy(() => import('./effects-chart.js'));

/** A metric of one arm against the control. */
interface Line extends ArmDifference {
  readonly found: MetricFound;
}

const CERTAIN = { better: 'better for certain', worse: 'worse for certain', open: 'open' } as const;

const armOf = ({ found, arm }: Line, which: string = arm): number =>
  found.arms.find((one) => one.arm === which)?.value ?? 0;
const controlOf = (line: Line): number => armOf(line, line.found.arms[0]?.arm);

const COLUMNS: readonly Column<Line>[] = [
  { id: 'metric', header: 'Metric', value: ({ found }) => found.metric },
  { id: 'arm', header: 'Arm', value: ({ arm }) => arm },
  {
    id: 'control',
    header: 'Control',
    value: controlOf,
    cell: (line) => short(controlOf(line)),
    align: 'end',
  },
  { id: 'value', header: 'Arm’s own', value: armOf, cell: (line) => short(armOf(line)), align: 'end' },
  {
    id: 'relative',
    header: 'Relative effect',
    value: ({ relative }) => relative?.value ?? null,
    cell: ({ relative }) => (relative === null ? null : signedPercent(relative.value)),
    align: 'end',
  },
  {
    id: 'fixed',
    header: 'One planned look',
    value: ({ relative }) => (relative === null ? null : intervalText(relative.fixed, signedPercent)),
  },
  {
    id: 'sequential',
    header: 'Any look',
    value: ({ relative }) =>
      relative === null
        ? null
        : relative.sequential === null
          ? 'below 100 units in an arm'
          : intervalText(relative.sequential, signedPercent),
  },
  {
    id: 'certain',
    header: 'At any look',
    value: ({ relative, found }) => CERTAIN[certainty(relative, found.better)],
  },
  {
    id: 'p',
    header: 'p of one look, corrected',
    value: ({ correctedP }) => correctedP,
    cell: ({ correctedP }) => (correctedP === null ? null : pText(correctedP)),
    align: 'end',
  },
];

const ABSOLUTE: readonly Column<Line>[] = [
  { id: 'metric', header: 'Metric', value: ({ found }) => found.metric },
  { id: 'arm', header: 'Arm', value: ({ arm }) => arm },
  {
    id: 'before',
    header: 'As measured',
    value: ({ absolute }) => absolute.value,
    cell: ({ absolute }) => signedShort(absolute.value),
    align: 'end',
  },
  {
    id: 'beforeInterval',
    header: 'Interval',
    value: ({ absolute }) => intervalText(absolute.fixed, signedShort),
  },
  {
    id: 'after',
    header: 'With CUPED',
    value: ({ adjusted }) => adjusted?.value ?? null,
    cell: ({ adjusted }) => (adjusted === null ? null : signedShort(adjusted.value)),
    align: 'end',
  },
  {
    id: 'afterInterval',
    header: 'Its interval',
    value: ({ adjusted }) => (adjusted === null ? null : intervalText(adjusted.fixed, signedShort)),
  },
  {
    id: 'explained',
    header: 'Variance explained',
    value: ({ found }) => found.explained,
    cell: ({ found }) => percent(found.explained),
    align: 'end',
  },
  {
    id: 'narrower',
    header: 'Interval narrower by',
    value: ({ absolute, adjusted }) =>
      adjusted === null || absolute.standardError === 0
        ? null
        : 1 - adjusted.standardError / absolute.standardError,
    cell: ({ absolute, adjusted }) =>
      adjusted === null || absolute.standardError === 0
        ? null
        : percent(1 - adjusted.standardError / absolute.standardError),
    align: 'end',
  },
];

interface MetricsFoundProps {
  readonly metrics: readonly MetricFound[];
  readonly alpha: number;
}

const keyOf = ({ found, arm }: Line): string => `${found.metric} ${arm}`;
const nothing = <Notice title="No metric was read" />;

/** Effects by metric and arm: drawn, in figures, and without what was foretold. */
export function MetricsFound({ metrics, alpha }: MetricsFoundProps) {
  const lines = metrics.flatMap((found) =>
    found.differences.map((difference): Line => ({ ...difference, found })),
  );
  const several = new Set(lines.map(({ arm }) => arm)).size > 1;
  const drawn = lines.flatMap(({ found, arm, relative }) =>
    relative === null ? [] : [{ name: several ? `${found.metric}, ${arm}` : found.metric, effect: relative }],
  );
  return (
    <>
      <Panel title="Effect by metric, relative to the control" aside={`${partText(1 - alpha)} intervals`}>
        {drawn.length === 0 ? (
          <p>The control is not yet told from nothing: there is no relative effect.</p>
        ) : (
          <Suspense fallback={<Skeleton height={160} aria-label="Drawing the effects" />}>
            <EffectsChart label="Effect by metric" effects={drawn} said={signedPercent} />
          </Suspense>
        )}
        <DataTable caption="Effects" columns={COLUMNS} rows={lines} rowKey={keyOf} empty={nothing} />
      </Panel>
      <Panel title="Before and after CUPED" aside="in units of the metric, one look">
        <DataTable
          caption="Without what was foretold"
          columns={ABSOLUTE}
          rows={lines}
          rowKey={keyOf}
          empty={nothing}
        />
      </Panel>
    </>
  );
}
