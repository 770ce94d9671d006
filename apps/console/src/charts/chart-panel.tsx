import { Skeleton } from '@mantine/core';
import { lazy, type ReactNode, Suspense, useMemo, useState } from 'react';
import { Panel } from '../explanation/panel.js';
import type { Column } from '../table/column.js';
import { DataTable } from '../table/data-table.js';
import classes from './chart-panel.module.css';
import { type ChartKind, COUNTED, type Measure } from './measure.js';

const DrawnChart = lazy(() => import('./drawn-chart.js'));

/** Panels beside each other where there is room. */
export const ChartPair = ({ children }: { readonly children: ReactNode }) => (
  <div className={classes.pair}>{children}</div>
);

interface ChartPanelProps<Row> {
  readonly title: string;
  /** What is to be known to read it. */
  readonly lead?: ReactNode;
  readonly aside?: ReactNode;
  readonly kind: ChartKind;
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** How a row is called, in the chart and in the first column. */
  readonly nameOf: (row: Row) => string;
  readonly nameHeader: string;
  readonly measures: readonly Measure<Row>[];
  /** Rows that are drawn at most, the first of them; the table has all. */
  readonly most?: number;
  /** What is said where there are no rows. */
  readonly empty: ReactNode;
}

/** Figures drawn, and the same figures in a table below: what a chart shows can always be read, sorted and saved too. */
export function ChartPanel<Row extends object>(props: ChartPanelProps<Row>) {
  const { title, lead, aside, kind, rows, nameOf, measures, most = rows.length, empty } = props;
  const drawn = useMemo(() => measures.filter(({ undrawn }) => undrawn !== true), [measures]);
  const points = useMemo(
    () =>
      rows.slice(0, most).map((row) => ({
        name: nameOf(row),
        ...Object.fromEntries(drawn.map(({ id, value }) => [id, value(row)])),
      })),
    [rows, most, nameOf, drawn],
  );
  const said = drawn.map(({ label }) => label).join(', ');
  return (
    <Panel title={title} aside={aside}>
      {lead === undefined ? null : <p className={classes.lead}>{lead}</p>}
      {rows.length === 0 ? (
        empty
      ) : (
        <>
          <div role="img" aria-label={`${said}: a chart of what the table below has in numbers`}>
            <Suspense fallback={<Skeleton height={220} />}>
              <DrawnChart
                kind={kind}
                points={points}
                series={drawn.map(({ id, label }) => ({ name: id, label }))}
                words={drawn[0]?.words ?? COUNTED}
              />
            </Suspense>
          </div>
          <Numbers {...props} />
        </>
      )}
    </Panel>
  );
}

function Numbers<Row extends object>({
  title,
  rows,
  rowKey,
  nameOf,
  nameHeader,
  measures,
}: ChartPanelProps<Row>) {
  const [open, setOpen] = useState(false);
  const columns = useMemo(
    (): readonly Column<Row>[] => [
      { id: 'name', header: nameHeader, value: nameOf },
      ...measures.map(({ id, label, value, words }) => ({
        id,
        header: label,
        value,
        cell: (row: Row) => {
          const figure = value(row);
          return figure === null ? null : words.format(figure);
        },
        align: 'end' as const,
      })),
    ],
    [nameHeader, nameOf, measures],
  );
  return (
    <details className={classes.numbers} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Numbers: {title}</summary>
      {open ? (
        <DataTable caption={`Numbers: ${title}`} columns={columns} rows={rows} rowKey={rowKey} empty={null} />
      ) : null}
    </details>
  );
}
