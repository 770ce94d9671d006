import { Bar, CartesianGrid, ComposedChart, Line, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import effect from '../../effects/effect.module.css';
import type { Led } from '../../operations/earned.js';

/** Day by day: clicks as a line, revenue that followed them as bars. */
export default function DaysChart({ days }: { readonly days: readonly Led[] }) {
  const data = days.map(({ key, clicks, earned }) => ({
    day: key ?? '',
    clicks,
    revenue: earned.reduce((sum, one) => sum + one.attributedRevenue, 0),
  }));
  return (
    <figure className={effect.figure} aria-label="Clicks and revenue from offers by day">
      <div className={effect.plot} style={{ height: 220 }} aria-hidden="true">
        <ResponsiveContainer>
          <ComposedChart
            data={data}
            margin={{ top: 8, right: 4, bottom: 4, left: 4 }}
            accessibilityLayer={false}
          >
            <CartesianGrid stroke="var(--line)" vertical={false} />
            <XAxis dataKey="day" stroke="var(--edge)" minTickGap={24} />
            <YAxis yAxisId="revenue" width={56} stroke="var(--edge)" />
            <YAxis
              yAxisId="clicks"
              orientation="right"
              width={44}
              stroke="var(--edge)"
              allowDecimals={false}
            />
            <Bar
              yAxisId="revenue"
              dataKey="revenue"
              fill="var(--bar-tail)"
              maxBarSize={40}
              isAnimationActive={false}
            />
            <Line
              yAxisId="clicks"
              dataKey="clicks"
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
          <i className={effect.band} /> revenue from offers (left)
        </span>
        <span>
          <i className={effect.line} /> clicks (right)
        </span>
      </figcaption>
    </figure>
  );
}
