import { Skeleton } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { partText } from '../../effects/effect-text.js';
import { Panel } from '../../explanation/panel.js';
import { Figure, Figures } from '../../figures/figure.js';
import { money } from '../../format/numbers.js';
import type { Earned, Led as Line, Takings } from '../../operations/earned.js';
import { Notice } from '../../shell/notice.js';
import type { Column } from '../../table/column.js';
import { DataTable } from '../../table/data-table.js';
import classes from './earned-page.module.css';

const DaysChart = lazy(() => import('./days-chart.js'));

const amounts = (earned: readonly Takings[], of: (one: Takings) => number): string =>
  earned.length === 0
    ? 'nothing'
    : earned.map((one) => money({ amount: of(one), currency: one.currency })).join(', ');
const part = (value: number | null): string => (value === null ? '–' : partText(value));

const COLUMNS: readonly Column<Line>[] = [
  { id: 'day', header: 'Day', value: ({ key }) => key },
  { id: 'decisions', header: 'Lists', value: ({ decisions }) => decisions, align: 'end' },
  { id: 'offers', header: 'Offers', value: ({ offers }) => offers, align: 'end' },
  { id: 'clicks', header: 'Clicks', value: ({ clicks }) => clicks, align: 'end' },
  { id: 'ctr', header: 'Clicked', value: ({ ctr }) => ctr, cell: ({ ctr }) => part(ctr), align: 'end' },
  { id: 'orders', header: 'Orders', value: ({ orders }) => orders, align: 'end' },
  {
    id: 'attributed',
    header: 'From offers',
    value: ({ attributedOrders }) => attributedOrders,
    align: 'end',
  },
  {
    id: 'revenue',
    header: 'Revenue from offers',
    value: ({ earned }) => amounts(earned, ({ attributedRevenue }) => attributedRevenue),
    align: 'end',
  },
];

/** What offers led to: clicks and orders that followed, whether or not they would have come without. */
export function Led({ insights: { total, series } }: Pick<Earned, 'insights'>) {
  const days = series.filter(({ decisions, orders }) => decisions + orders > 0);
  return (
    <Panel title="What offers led to" aside="purchases of an offer within 7 days of its click">
      <Figures>
        <Figure name="Lists" value={total.decisions.toLocaleString('en')} />
        <Figure
          name="Offers"
          value={total.offers.toLocaleString('en')}
          note={`${total.shown.toLocaleString('en')} seen`}
        />
        <Figure
          name="Clicks"
          value={total.clicks.toLocaleString('en')}
          note={
            total.ctr === null ? 'nothing was reported as seen' : `${partText(total.ctr)} of what was seen`
          }
        />
        <Figure name="Conversion" value={part(total.conversion)} note="orders from offers by click" />
        <Figure
          name="Orders"
          value={`${total.attributedOrders.toLocaleString('en')} of ${total.orders.toLocaleString('en')}`}
          note="came from an offer"
        />
        <Figure
          name="Revenue from offers"
          value={amounts(total.earned, ({ attributedRevenue }) => attributedRevenue)}
          note={`of ${amounts(total.earned, ({ revenue }) => revenue)}`}
        />
      </Figures>
      <p className={classes.note}>
        This is what came after a click, not what was added: part of it would have been bought anyway.
      </p>
      {days.length === 0 ? null : (
        <Suspense fallback={<Skeleton height={220} aria-label="Drawing the days" />}>
          <DaysChart days={days} />
        </Suspense>
      )}
      <DataTable
        caption="By day"
        columns={COLUMNS}
        rows={days}
        rowKey={({ key }) => key ?? ''}
        empty={
          <Notice title="Nothing was decided or bought in this period">
            <p>Choose another one, or look whether the shop asks for offers and sends its orders.</p>
          </Notice>
        }
      />
    </Panel>
  );
}
