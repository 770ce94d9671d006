import { Button, Select } from '@mantine/core';
import { useQueries, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { execute } from '../../api/execute.js';
import { partText } from '../../effects/effect-text.js';
import { verdictsText } from '../../effects/verdict-text.js';
import { day } from '../../format/dates.js';
import { type Experiment, ExperimentsQuery } from '../../operations/experiments.js';
import { VerdictsQuery } from '../../operations/read-outs.js';
import { useMay } from '../../session/use-may.js';
import { Answered } from '../../shell/answered.js';
import { Notice } from '../../shell/notice.js';
import { PageHead } from '../../shell/page-head.js';
import type { Column } from '../../table/column.js';
import { DataTable } from '../../table/data-table.js';
import { textOf } from '../../url/search.js';
import { useAddress } from '../../url/use-address.js';
import classes from './experiments-page.module.css';
import { Holdouts } from './holdouts.js';

interface Line extends Experiment {
  readonly layer: string | null;
  /** In words. */
  readonly verdict: string;
}

const COLUMNS: readonly Column<Line>[] = [
  {
    id: 'title',
    header: 'Experiment',
    value: ({ title }) => title,
    cell: ({ id, title }) => (
      <Link to="/experiments/$id" params={{ id }}>
        {title}
      </Link>
    ),
  },
  { id: 'status', header: 'State', value: ({ status }) => status },
  { id: 'arms', header: 'Arms', value: ({ arms }) => arms.map(({ id }) => id).join(', ') },
  {
    id: 'ramp',
    header: 'On',
    value: ({ ramp, share }) => (ramp === 0 ? null : ramp * share),
    cell: ({ ramp, share, unit }) => (ramp === 0 ? null : `${partText(ramp * share)} of ${unit}s`),
    align: 'end',
  },
  { id: 'layer', header: 'Layer', value: ({ layer }) => layer },
  { id: 'metric', header: 'First metric', value: ({ metrics }) => metrics[0] ?? null },
  { id: 'verdict', header: 'Verdict so far', value: ({ verdict }) => (verdict === '' ? null : verdict) },
  {
    id: 'since',
    header: 'Since',
    value: ({ startedAt }) => startedAt,
    cell: ({ startedAt }) => (startedAt === null ? null : day(startedAt)),
  },
  { id: 'owner', header: 'Answers for it', value: ({ owner }) => owner },
];

const layerOf = ({ design }: Experiment): string | null =>
  (JSON.parse(design) as { readonly layer?: string }).layer ?? null;

/** Has it begun, and is it not put away? */
const isRead = ({ status }: Experiment): boolean => status === 'running' || status === 'stopped';

/** Every experiment with what should be done about it, as far as it can be said now. */
function useLines(experiments: readonly Experiment[]): readonly Line[] {
  const read = experiments.filter(isRead);
  const verdicts = useQueries({
    queries: read.map(({ id }) => ({
      queryKey: ['verdicts', id],
      queryFn: ({ signal }: { readonly signal: AbortSignal }) => execute(VerdictsQuery, { id }, signal),
    })),
  });
  return experiments.map((one) => {
    const { data, error } = verdicts[read.indexOf(one)] ?? {};
    const found = data?.experimentReadOut;
    const verdict =
      one.outcome !== null
        ? `decided: ${one.outcome} ${one.decidedArm ?? ''}`
        : !isRead(one)
          ? ''
          : error
            ? 'cannot be read now'
            : !found
              ? 'reading …'
              : (found.stopped ?? verdictsText(found.verdicts));
    return { ...one, layer: layerOf(one), verdict };
  });
}

/** What is, was or will be tried, and who is held out. */
export default function ExperimentsPage() {
  const { analyse } = useMay();
  const { data, error, refetch } = useQuery({
    queryKey: ['experiments'],
    queryFn: ({ signal }) => execute(ExperimentsQuery, {}, signal),
    staleTime: 0,
  });
  return (
    <>
      <PageHead
        title="Experiments"
        lead="Part of the visitors get something else, by lot, and what came of it is compared. The verdict is what is known for certain now, however often one looks."
      >
        {analyse ? (
          <Button size="xs" component={Link} to="/experiments/new">
            Design an experiment
          </Button>
        ) : null}
      </PageHead>
      <Answered
        data={data}
        error={error}
        retry={() => void refetch()}
        reading="Reading the experiments"
        height={300}
      >
        {(data) => <List experiments={data.experiments} />}
      </Answered>
      <Holdouts />
    </>
  );
}

const STATES = ['draft', 'running', 'stopped', 'decided', 'archived'];

function List({ experiments }: { readonly experiments: readonly Experiment[] }) {
  const { search, change } = useAddress();
  const state = textOf(search, 'state');
  const lines = useLines(experiments.filter(({ status }) => state === null || status === state));
  return (
    <>
      <Select
        className={classes.state}
        label="State"
        placeholder="Any"
        data={STATES}
        value={state}
        onChange={(chosen) => change({ state: chosen })}
        clearable
        clearButtonProps={{ 'aria-label': 'Any state', tabIndex: 0, 'aria-hidden': false }}
      />
      <DataTable
        caption="Experiments"
        columns={COLUMNS}
        rows={lines}
        rowKey={({ id }) => id}
        empty={
          <Notice title={state === null ? 'Nothing was ever tried' : `No experiment is ${state}`}>
            <p>
              Analysts design them here, or with <code>wherefore experiments design</code>.
            </p>
          </Notice>
        }
      />
    </>
  );
}
