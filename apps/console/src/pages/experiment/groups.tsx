import { Select, Skeleton } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { effectColumns } from '../../effects/effect-columns.js';
import { pText, signedShort } from '../../effects/effect-text.js';
import { Panel } from '../../explanation/panel.js';
import type { GroupEffect } from '../../operations/read-outs.js';
import { Notice } from '../../shell/notice.js';
import type { Column } from '../../table/column.js';
import { DataTable } from '../../table/data-table.js';
import { textOf } from '../../url/search.js';
import { useAddress } from '../../url/use-address.js';
import classes from './experiment-page.module.css';

const EffectsChart = lazy(() => import('../../effects/effects-chart.js'));

const COLUMNS: readonly Column<GroupEffect>[] = [
  { id: 'arm', header: 'Arm', value: ({ arm }) => arm },
  { id: 'group', header: 'Group', value: ({ group }) => group },
  ...effectColumns('groups'),
  {
    id: 'differ',
    header: 'p that groups differ by chance',
    value: ({ differP }) => differP,
    cell: ({ differP }) => pText(differP),
    align: 'end',
  },
];

const BY = [
  { value: 'channel', label: 'channel' },
  { value: 'locale', label: 'language' },
  { value: 'placement', label: 'placement' },
];

/** The effect on the first metric by what a visitor's first decision was. */
export function Groups({ groups }: { readonly groups: readonly GroupEffect[] }) {
  const { search, change } = useAddress();
  const by = textOf(search, 'by');
  const drawn = groups.map(({ arm, group, effect }) => ({ name: `${group}, ${arm}`, effect }));
  return (
    <Panel title="By group" aside="the first metric">
      <div className={classes.controls}>
        <Select
          label="Groups by"
          placeholder="No groups"
          data={BY}
          value={by}
          onChange={(value) => change({ by: value })}
          clearable
          clearButtonProps={{ 'aria-label': 'No groups', tabIndex: 0, 'aria-hidden': false }}
        />
      </div>
      <p className={classes.note}>
        The more groups are looked at, the more of them stand out by chance: p-values are corrected for their
        number. Where groups do not differ for certain, the effect on all is the better estimate for each.
      </p>
      {by === null ? null : (
        <>
          {drawn.length === 0 ? null : (
            <Suspense fallback={<Skeleton height={160} aria-label="Drawing the groups" />}>
              <EffectsChart label="Effect by group" effects={drawn} said={signedShort} />
            </Suspense>
          )}
          <DataTable
            caption="Groups"
            columns={COLUMNS}
            rows={groups}
            rowKey={({ arm, group }) => `${arm} ${group}`}
            empty={<Notice title="No group has enough in both arms to be compared" />}
          />
        </>
      )}
    </Panel>
  );
}
