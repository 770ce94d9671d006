import { BarChart, LineChart } from '@mantine/charts';
import '@mantine/charts/styles.css';
import { type ChartKind, DASHES, INKS, type Words } from './measure.js';

/** Of one row: its name, and a value for each series. */
export type Point = Readonly<Record<string, string | number | null>>;

export interface DrawnChartProps {
  readonly kind: ChartKind;
  readonly points: readonly Point[];
  readonly series: readonly { readonly name: string; readonly label: string }[];
  readonly words: Words;
}

/** Height of a row of a ranking, and of what is around them, pixels. */
const ROW = 30;
const AROUND = 44;
const HEIGHT = 220;
const STILL = { isAnimationActive: false };

/** A chart as it is drawn. Whoever uses it says in words what it shows, and gives its numbers in a table. */
export default function DrawnChart({ kind, points, series, words: { format, tick } }: DrawnChartProps) {
  const inks = series.map((one, i) => ({ ...one, color: inkOf(kind, i), strokeDasharray: DASHES[i] ?? '0' }));
  const common = {
    data: points as Point[],
    dataKey: 'name',
    series: inks,
    valueFormatter: format,
    accessibilityLayer: false,
    withLegend: series.length > 1,
    legendProps: { verticalAlign: 'bottom', height: 28, itemSorter: null } as const,
    gridColor: 'var(--line)',
    textColor: 'var(--ink-2)',
    tickLine: 'none',
  } as const;
  if (kind === 'lines')
    return (
      <LineChart
        {...common}
        h={HEIGHT}
        curveType="linear"
        connectNulls={false}
        dotProps={{ r: points.length > 60 ? 0 : 2.5 }}
        lineProps={STILL}
        yAxisProps={{ width: 56, tickFormatter: tick }}
        xAxisProps={{ minTickGap: 24 }}
      />
    );
  if (kind === 'ranking')
    return (
      <BarChart
        {...common}
        h={points.length * ROW + AROUND}
        orientation="vertical"
        gridAxis="y"
        barProps={STILL}
        maxBarWidth={18}
        yAxisProps={{ width: 150, interval: 0 }}
        xAxisProps={{ tickFormatter: tick, minTickGap: 24 }}
      />
    );
  return (
    <BarChart
      {...common}
      h={HEIGHT}
      type={kind === 'stacked' ? 'stacked' : 'default'}
      barProps={STILL}
      maxBarWidth={40}
      yAxisProps={{ width: 56, tickFormatter: tick }}
      xAxisProps={{ minTickGap: 24 }}
    />
  );
}

const inkOf = (kind: ChartKind, place: number): string =>
  kind === 'stacked' && place === 1 ? 'var(--bar-tail)' : (INKS[place] ?? INKS[0]);
