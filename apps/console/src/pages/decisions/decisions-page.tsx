import { Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { execute } from '../../api/execute.js';
import { usePlacements } from '../../api/use-placements.js';
import { CustomerField } from '../../controls/customer-field.js';
import { type DecisionLine, DecisionsQuery } from '../../operations/decisions.js';
import { Answered } from '../../shell/answered.js';
import { Notice } from '../../shell/notice.js';
import { PageHead } from '../../shell/page-head.js';
import type { Column } from '../../table/column.js';
import { DataTable } from '../../table/data-table.js';
import { textOf } from '../../url/search.js';
import { useAddress } from '../../url/use-address.js';
import { useSituation } from '../../url/use-situation.js';
import classes from './decisions-page.module.css';

const TIME = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'medium' });
const LATEST = 100;

const COLUMNS: readonly Column<DecisionLine>[] = [
  {
    id: 'at',
    header: 'Decided',
    value: ({ at }) => at,
    cell: ({ id, at }) => (
      <Link to="/decisions/$id" params={{ id }}>
        {TIME.format(new Date(at))}
      </Link>
    ),
  },
  { id: 'placement', header: 'Placement', value: ({ placement }) => placement },
  {
    id: 'customer',
    header: 'Customer',
    value: ({ customer }) => customer ?? 'a stranger',
    cell: ({ customer }) => (customer === null ? 'a stranger' : <code>{customer.slice(0, 12)}</code>),
  },
  { id: 'viewing', header: 'Viewing', value: ({ viewing }) => viewing },
  { id: 'count', header: 'Offers', value: ({ products }) => products.length, align: 'end' },
  { id: 'first', header: 'First offer', value: ({ products }) => products[0] ?? null },
  { id: 'rules', header: 'Rules', value: ({ rules }) => rules, align: 'end' },
  { id: 'epoch', header: 'Epoch', value: ({ epoch }) => epoch },
];

/** What was decided last, for anybody or for one customer; or a decision by its id. */
export default function DecisionsPage() {
  const { search, change } = useAddress();
  const [choices] = useSituation();
  const placement = textOf(search, 'placement');
  const { customer } = choices;
  const { data, error, refetch } = useQuery({
    queryKey: ['decisions', customer, placement],
    queryFn: ({ signal }) => execute(DecisionsQuery, { first: LATEST, customer, placement }, signal),
    refetchInterval: 5_000,
    staleTime: 0,
  });
  return (
    <>
      <PageHead
        title="Decisions"
        lead="Every list that was answered is kept with what it rests on. Open one to see it as the shopper saw it, and why."
      />
      <div className={classes.find}>
        <DecisionById />
        <CustomerField
          nobody="Anybody"
          choices={choices}
          choose={({ customer: chosen = null }) => change({ customer: chosen })}
        />
        <PlacementFilter value={placement} choose={(chosen) => change({ placement: chosen })} />
      </div>
      <Answered
        data={data}
        error={error}
        retry={() => void refetch()}
        reading="Reading the latest decisions"
        height={300}
      >
        {(data) => (
          <DataTable
            caption="Latest decisions"
            columns={COLUMNS}
            rows={data.decisions}
            rowKey={({ id }) => id}
            empty={
              <Notice title="No such decision among the latest">
                <p>
                  Decisions appear here as they are made: open the <Link to="/">offers</Link> or the shop, or
                  choose another customer or placement. Those of one customer are looked for among the latest
                  thousand.
                </p>
              </Notice>
            }
          />
        )}
      </Answered>
    </>
  );
}

/** The id that a shop logged or that a link had, for those who have one. */
function DecisionById() {
  const [id, setId] = useState('');
  const navigate = useNavigate();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (id.trim() !== '') void navigate({ to: '/decisions/$id', params: { id: id.trim() } });
      }}
    >
      <TextInput
        label="Decision id"
        placeholder="Paste it, then press Enter"
        value={id}
        onChange={(event) => setId(event.currentTarget.value)}
      />
    </form>
  );
}

interface PlacementFilterProps {
  readonly value: string | null;
  readonly choose: (placement: string | null) => void;
}

function PlacementFilter({ value, choose }: PlacementFilterProps) {
  const { data: placements = [] } = usePlacements();
  return (
    <Select
      label="Placement"
      placeholder="Any"
      data={placements.map(({ id, name }) => ({ value: id, label: name }))}
      value={value}
      onChange={choose}
      clearable
      clearButtonProps={{ 'aria-label': 'Any placement', tabIndex: 0, 'aria-hidden': false }}
    />
  );
}
