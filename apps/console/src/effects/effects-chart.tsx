import {
  CartesianGrid,
  ErrorBar,
  ReferenceLine,
  ResponsiveContainer,
  Scatter,
  ScatterChart,
  XAxis,
  YAxis,
} from 'recharts';
import type { MeasuredEffect } from '../operations/read-outs.js';
import classes from './effect.module.css';
import type { Said } from './effect-text.js';

export interface NamedEffect {
  readonly name: string;
  readonly effect: MeasuredEffect;
}

interface EffectsChartProps {
  /** What is drawn, for those who cannot see it; its numbers are in a table beneath. */
  readonly label: string;
  readonly effects: readonly NamedEffect[];
  readonly said: Said;
}

const ROW = 40;
const AXIS = 40;

/** How far an interval reaches to either side of its value. */
const reach = (value: number, ends: readonly number[] | null): [number, number] =>
  ends === null ? [0, 0] : [value - (ends[0] ?? value), (ends[1] ?? value) - value];

/** Round numbers that hold everything between two, five of them or so. */
export function ticksOf(low: number, high: number): number[] {
  const rough = (high - low || 1) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5].find((by) => by * power >= rough) ?? 10) * power;
  const [first, last] = [Math.floor(low / step), Math.ceil(high / step)];
  return Array.from({ length: last - first + 1 }, (_, at) => Number(((first + at) * step).toPrecision(12)));
}

/** Effects with their intervals, one below the other, and where nothing would be. */
export default function EffectsChart({ label, effects, said }: EffectsChartProps) {
  const data = effects.map(({ name, effect }) => ({
    name,
    value: effect.value,
    fixed: reach(effect.value, effect.fixed),
    sequential: reach(effect.value, effect.sequential),
  }));
  const ends = effects.flatMap(({ effect }) => [...effect.fixed, ...(effect.sequential ?? []), 0]);
  const ticks = ticksOf(Math.min(...ends), Math.max(...ends));
  return (
    <figure className={classes.figure} aria-label={label}>
      <div className={classes.plot} style={{ height: effects.length * ROW + AXIS }} aria-hidden="true">
        <ResponsiveContainer>
          <ScatterChart margin={{ top: 6, right: 18, bottom: 4, left: 0 }} accessibilityLayer={false}>
            <CartesianGrid stroke="var(--line)" horizontal={false} />
            <XAxis
              type="number"
              dataKey="value"
              domain={[ticks[0] ?? 0, ticks.at(-1) ?? 1]}
              ticks={ticks}
              tickFormatter={said}
              stroke="var(--edge)"
            />
            <YAxis
              type="category"
              dataKey="name"
              allowDuplicatedCategory={false}
              width={132}
              reversed
              stroke="var(--edge)"
              tickLine={false}
            />
            <ReferenceLine x={0} stroke="var(--ink-3)" />
            <Scatter data={data} fill="var(--accent)" isAnimationActive={false}>
              <ErrorBar
                dataKey="sequential"
                direction="x"
                width={7}
                strokeWidth={2}
                stroke="var(--edge)"
                isAnimationActive={false}
              />
              <ErrorBar
                dataKey="fixed"
                direction="x"
                width={0}
                strokeWidth={7}
                stroke="var(--bar)"
                isAnimationActive={false}
              />
            </Scatter>
          </ScatterChart>
        </ResponsiveContainer>
      </div>
      <Legend />
    </figure>
  );
}

const Legend = () => (
  <figcaption>
    <span>
      <i className={classes.once} /> for one look that was planned
    </span>
    <span>
      <i className={classes.any} /> for any look, whenever you like
    </span>
  </figcaption>
);
