import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceLine,
  ResponsiveContainer,
  XAxis,
  YAxis,
} from 'recharts';
import type { MeasuredEffect } from '../operations/read-outs.js';
import classes from './effect.module.css';
import type { Said } from './effect-text.js';

interface LooksChartProps {
  readonly label: string;
  readonly looks: readonly { readonly at: string; readonly effect: MeasuredEffect }[];
  readonly said: Said;
}

const DAY = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', timeZone: 'UTC' });

/** An effect as it was known day by day, in the band that holds at all of these looks together. */
export default function LooksChart({ label, looks, said }: LooksChartProps) {
  const data = looks.map(({ at, effect }) => ({
    day: DAY.format(new Date(at)),
    value: effect.value,
    sequential: effect.sequential,
    fixed: effect.fixed,
  }));
  return (
    <figure className={classes.figure} aria-label={label}>
      <div className={classes.plot} style={{ height: 260 }} aria-hidden="true">
        <ResponsiveContainer>
          <ComposedChart
            data={data}
            margin={{ top: 8, right: 18, bottom: 4, left: 4 }}
            accessibilityLayer={false}
          >
            <CartesianGrid stroke="var(--line)" vertical={false} />
            <XAxis dataKey="day" stroke="var(--edge)" minTickGap={24} />
            <YAxis tickFormatter={said} width={72} stroke="var(--edge)" domain={['auto', 'auto']} />
            <Area
              dataKey="sequential"
              stroke="none"
              fill="var(--bar-tail)"
              fillOpacity={0.35}
              connectNulls={false}
              activeDot={false}
              isAnimationActive={false}
            />
            <Area
              dataKey="fixed"
              stroke="none"
              fill="var(--bar)"
              fillOpacity={0.35}
              isAnimationActive={false}
            />
            <ReferenceLine y={0} stroke="var(--ink-3)" />
            <Line
              dataKey="value"
              stroke="var(--accent)"
              strokeWidth={2}
              dot={{ r: 3, fill: 'var(--accent)' }}
              isAnimationActive={false}
            />
          </ComposedChart>
        </ResponsiveContainer>
      </div>
      <figcaption>
        <span>
          <i className={classes.once} /> for one look
        </span>
        <span>
          <i className={classes.band} /> for all of these looks together; from 100 units in each arm on
        </span>
      </figcaption>
    </figure>
  );
}
