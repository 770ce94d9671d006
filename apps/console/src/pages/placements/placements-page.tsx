import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { execute } from '../../api/execute.js';
import { percent } from '../../format/numbers.js';
import { moment } from '../../format/dates.js';
import { PlacementConfigsQuery, type PlacementState } from '../../operations/placement-config.js';
import { useMay } from '../../session/use-may.js';
import { Answered } from '../../shell/answered.js';
import { Notice } from '../../shell/notice.js';
import { PageHead } from '../../shell/page-head.js';
import type { Column } from '../../table/column.js';
import { DataTable } from '../../table/data-table.js';
import classes from './placements-page.module.css';

const COLUMNS: readonly Column<PlacementState>[] = [
  {
    id: 'id',
    header: 'Placement',
    value: ({ id }) => id,
    cell: ({ id, name }) => (
      <Link to="/placements/$id" params={{ id }}>
        {name}
      </Link>
    ),
  },
  { id: 'channel', header: 'Channel', value: ({ channel }) => channel },
  { id: 'needs', header: 'Needs', value: ({ needs }) => needs },
  {
    id: 'intents',
    header: 'Offers',
    value: ({ intents }) => intents.map(({ intent, share }) => `${intent} ${percent(share)}`).join(', '),
  },
  { id: 'slots', header: 'Slots', value: ({ slots }) => slots, align: 'end' },
  { id: 'goal', header: 'Goal', value: ({ goal }) => goal },
  {
    id: 'version',
    header: 'Version',
    value: ({ version }) => version,
    cell: ({ version }) => (version === 0 ? 'default' : version),
    align: 'end',
  },
  {
    id: 'changed',
    header: 'Changed',
    value: ({ changedAt }) => changedAt,
    cell: ({ changedAt, owner }) => (changedAt === null ? null : `${moment(changedAt)}, ${owner ?? ''}`),
  },
];

/** Where offers are shown. */
export default function PlacementsPage() {
  const { merchandise } = useMay();
  const { data, error, refetch } = useQuery({
    queryKey: ['placement-configs'],
    queryFn: ({ signal }) => execute(PlacementConfigsQuery, {}, signal),
    staleTime: 0,
  });
  return (
    <>
      <PageHead
        title="Placements"
        lead="The places where offers are shown: what is offered there, how much of it, and under which limits. A change holds at once."
      >
        {merchandise ? <NewPlacement /> : null}
      </PageHead>
      <Answered
        data={data}
        error={error}
        retry={() => void refetch()}
        reading="Reading the placements"
        height={300}
      >
        {(data) => (
          <DataTable
            caption="Placements"
            columns={COLUMNS}
            rows={data.placements}
            rowKey={({ id }) => id}
            empty={<Notice title="There are no placements" />}
          />
        )}
      </Answered>
    </>
  );
}

/** An id that nobody has used is the beginning of a placement. */
function NewPlacement() {
  const [id, setId] = useState('');
  const navigate = useNavigate();
  return (
    <form
      className={classes.fresh}
      onSubmit={(event) => {
        event.preventDefault();
        void navigate({ to: '/placements/$id', params: { id: id.trim() } });
      }}
    >
      <TextInput
        size="xs"
        label="New placement"
        placeholder="its-id"
        pattern="[a-z0-9][a-z0-9\-]{0,59}"
        title="lower case letters, digits and dashes"
        value={id}
        onChange={(event) => setId(event.currentTarget.value)}
        required
      />
      <Button size="xs" variant="default" type="submit">
        Configure
      </Button>
    </form>
  );
}
