import { Badge, Checkbox, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ReasonButton } from '../../actions/reason-button.js';
import { useAction } from '../../actions/use-action.js';
import { execute } from '../../api/execute.js';
import { percent, short } from '../../format/numbers.js';
import { moment, span } from '../../format/times.js';
import { type ModelVersion, PromoteModelMutation, ShadowFiguresQuery } from '../../operations/models.js';
import { Notice } from '../../shell/notice.js';
import type { Column } from '../../table/column.js';
import { DataTable } from '../../table/data-table.js';
import { resultRefusal } from './result-refusal.js';
import classes from './models-page.module.css';

const metricsText = ({ metrics }: ModelVersion): string =>
  metrics.map(({ name, value }) => `${name} ${short(value)}`).join(', ');

const COLUMNS: readonly Column<ModelVersion>[] = [
  {
    id: 'id',
    header: 'Version',
    value: ({ id }) => id,
    cell: ({ id, aliases }) => (
      <>
        <code>{id}</code>{' '}
        {aliases.map((alias) => (
          <Badge key={alias} variant="light">
            {alias}
          </Badge>
        ))}
        {aliases.includes('shadow') ? <Shadow model={id} /> : null}
      </>
    ),
  },
  { id: 'at', header: 'Learned', value: ({ at }) => at, cell: ({ at }) => moment(at) },
  { id: 'by', header: 'By', value: ({ by }) => by },
  { id: 'reason', header: 'Why', value: ({ reason }) => reason },
  { id: 'metrics', header: 'On customers held back', value: metricsText },
  { id: 'edges', header: 'Relationships', value: ({ edges }) => edges, align: 'end' },
  {
    id: 'lineage',
    header: 'From',
    value: ({ snapshot, code }) => `log ${snapshot.slice(0, 12)}, code ${code}`,
    cell: (version) => <Lineage version={version} />,
  },
  {
    id: 'promote',
    header: 'Serve',
    value: ({ epoch }) => (epoch === null ? 'record only' : 'can be served'),
    cell: (version) => <Promote version={version} />,
  },
];

export const Versions = ({ versions }: { readonly versions: readonly ModelVersion[] }) => (
  <DataTable
    caption="Versions"
    columns={COLUMNS}
    rows={versions}
    rowKey={({ id }) => id}
    empty={
      <Notice title="Nothing has been learned yet">
        <p>
          Learn now, above, or run <code>wherefore learn</code>.
        </p>
      </Notice>
    }
  />
);

const Lineage = ({ version }: { readonly version: ModelVersion }) => (
  <details className={classes.lineage}>
    <summary>Lineage</summary>
    <dl>
      <dt>Content</dt>
      <dd>{version.hash}</dd>
      <dt>Log</dt>
      <dd>{version.snapshot}</dd>
      <dt>Until</dt>
      <dd>{moment(version.until)}</dd>
      <dt>Program</dt>
      <dd>{version.code}</dd>
      <dt>Epoch</dt>
      <dd>{version.epoch ?? 'not kept any more'}</dd>
      <dt>Holds</dt>
      <dd>{version.volumes.map(({ name, count }) => `${name} ${count}`).join(', ')}</dd>
    </dl>
  </details>
);

const PLACES = [
  { value: 'shadow', label: 'watched only (shadow)' },
  { value: 'canary', label: 'tried on a growing share (canary)' },
  { value: 'current', label: 'served to everybody (current)' },
];

function Promote({ version: { id, epoch, aliases } }: { readonly version: ModelVersion }) {
  const [to, setTo] = useState('canary');
  const [anyway, setAnyway] = useState(false);
  const promote = useAction(PromoteModelMutation, {
    changes: ['models'],
    refusal: ({ promoteModel }) => resultRefusal(promoteModel),
    done: `${id} is ${to} now`,
  });
  if (epoch === null || aliases.includes('current')) return <span aria-label="nothing to do">–</span>;
  return (
    <ReasonButton
      action="Promote"
      of={id}
      confirm={(reason) => promote.mutateAsync({ version: id, to, reason, anyway })}
    >
      <Select
        label="It should be"
        data={PLACES}
        value={to}
        onChange={(value) => setTo(value ?? 'canary')}
        allowDeselect={false}
      />
      <Checkbox
        label="Also where the checks have something against it"
        checked={anyway}
        onChange={(event) => setAnyway(event.currentTarget.checked)}
      />
    </ReasonButton>
  );
}

/** What a version that is only watched would have done. */
function Shadow({ model }: { readonly model: string }) {
  const { data } = useQuery({
    queryKey: ['models', 'shadow', model],
    queryFn: ({ signal }) => execute(ShadowFiguresQuery, { model }, signal),
    refetchInterval: 10_000,
  });
  if (data === undefined) return null;
  const { decisions, errors, overlap, empty, servedEmpty, p95Ms, servedP95Ms } = data.shadowFigures;
  return (
    <p className={classes.shadow}>
      {decisions} decisions made again, {errors} failed
      {overlap === null ? '' : `, ${percent(overlap)} of the lists kept`}, {empty} empty ({servedEmpty} as
      served), p95 {span(p95Ms)} ({span(servedP95Ms)} as served)
    </p>
  );
}
