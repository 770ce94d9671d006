import { Select, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { execute } from '../api/execute.js';
import { Panel } from '../explanation/panel.js';
import { short } from '../format/numbers.js';
import { type PathEffect, PathsQuery } from '../operations/read-outs.js';
import { Failure } from '../shell/failure.js';
import { Notice } from '../shell/notice.js';
import type { Column } from '../table/column.js';
import { DataTable } from '../table/data-table.js';
import { textOf } from '../url/search.js';
import { useAddress } from '../url/use-address.js';
import classes from './effect.module.css';
import { effectColumns } from './effect-columns.js';
import { signedShort } from './effect-text.js';

const EffectsChart = lazy(() => import('./effects-chart.js'));

const COLUMNS: readonly Column<PathEffect>[] = [
  { id: 'path', header: 'Kind of reason', value: ({ path }) => path },
  { id: 'arm', header: 'Arm', value: ({ arm }) => arm },
  {
    id: 'control',
    header: 'Control, by visitor',
    value: ({ control }) => control,
    cell: ({ control }) => short(control),
    align: 'end',
  },
  {
    id: 'value',
    header: 'Arm, by visitor',
    value: ({ value }) => value,
    cell: ({ value }) => short(value),
    align: 'end',
  },
  ...effectColumns('kinds'),
];

const ATTRIBUTIONS = [
  { value: 'last', label: 'the last click before it' },
  { value: 'first', label: 'the first click before it' },
  { value: 'position', label: 'all of them, by position' },
];
const WINDOWS = ['7', '30', '90'].map((value) => ({ value, label: `${value} days` }));

interface PathsFoundProps {
  /** Of an experiment, or of a holdout. */
  readonly id: string;
  readonly of: 'experiment' | 'holdout';
}

/** Which kinds of reasons earn: the effect on revenue, by what led to the purchase. */
export function PathsFound({ id, of }: PathsFoundProps) {
  const { search, change } = useAddress();
  const attribution = textOf(search, 'credit') ?? 'last';
  const days = textOf(search, 'window') ?? '30';
  const { data, error, refetch } = useQuery({
    queryKey: ['paths', of, id, attribution, days],
    queryFn: ({ signal }) =>
      execute(PathsQuery, { id, held: of === 'holdout', attribution, window: Number(days) }, signal),
  });
  const read = data?.experimentPaths ?? data?.holdoutPaths ?? null;
  return (
    <Panel title="Which reasons earn" aside="revenue by visitor, returns taken off">
      <div className={classes.choices}>
        <Select
          label="A purchase is credited to"
          data={ATTRIBUTIONS}
          value={attribution}
          onChange={(value) => change({ credit: value })}
          allowDeselect={false}
        />
        <Select
          label="Within"
          data={WINDOWS}
          value={days}
          onChange={(value) => change({ window: value })}
          allowDeselect={false}
        />
      </div>
      {error !== null ? (
        <Failure error={error} retry={() => void refetch()} />
      ) : read === null ? (
        <Skeleton height={160} aria-label="Reading which reasons earn" />
      ) : read.stopped === null ? (
        <Kinds paths={read.paths} />
      ) : (
        <p>It cannot be told: {read.stopped}.</p>
      )}
      <p className={classes.about}>
        By the kind of evidence that added the most to the offer; “no offer” is what was bought without one.
        Over all kinds the effects add up to that on revenue: where one earns what another loses, purchases
        only came another way.
      </p>
    </Panel>
  );
}

function Kinds({ paths }: { readonly paths: readonly PathEffect[] }) {
  const several = new Set(paths.map(({ arm }) => arm)).size > 1;
  const drawn = paths.map(({ path, arm, effect }) => ({ name: several ? `${path}, ${arm}` : path, effect }));
  return (
    <>
      {drawn.length === 0 ? null : (
        <Suspense fallback={<Skeleton height={160} aria-label="Drawing the reasons" />}>
          <EffectsChart label="Effect by kind of reason" effects={drawn} said={signedShort} />
        </Suspense>
      )}
      <DataTable
        caption="Reasons"
        columns={COLUMNS}
        rows={paths}
        rowKey={({ arm, path }) => `${arm} ${path}`}
        empty={<Notice title="Nothing was bought yet" />}
      />
    </>
  );
}
