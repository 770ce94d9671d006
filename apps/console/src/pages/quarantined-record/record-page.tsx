import { Skeleton, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { ReasonButton } from '../../actions/reason-button.js';
import { useAction } from '../../actions/use-action.js';
import { execute } from '../../api/execute.js';
import { Panel } from '../../explanation/panel.js';
import { moment } from '../../format/times.js';
import {
  DiscardQuarantinedMutation,
  type HeldRecordInFull,
  QuarantinedRecordQuery,
  ReplayQuarantinedMutation,
} from '../../operations/quarantine.js';
import { Failure } from '../../shell/failure.js';
import { Notice } from '../../shell/notice.js';
import { PageHead } from '../../shell/page-head.js';
import { useAddress } from '../../url/use-address.js';
import { refusedAgain } from '../quarantine/replayed-text.js';
import classes from './record-page.module.css';

/** One record of the quarantine: what came, what is wrong with it, mending it. */
export default function RecordPage() {
  const id = useAddress().params['id'] ?? '';
  const { data, error, refetch } = useQuery({
    queryKey: ['quarantine', 'record', id],
    queryFn: ({ signal }) => execute(QuarantinedRecordQuery, { id }, signal),
  });
  if (error !== null) return <Failure error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Skeleton height={300} aria-label="Reading the record" />;
  const { quarantinedRecord: record } = data;
  if (record === null)
    return (
      <Notice title={`There is no record ${id} in the quarantine`} tone="warning" urgent>
        <p>
          Look for it in the <Link to="/quarantine">quarantine</Link>.
        </p>
      </Notice>
    );
  return <Held key={`${record.id} ${record.state}`} record={record} />;
}

/** Indented where it is JSON, so that it can be read and mended. */
function readable(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

function Held({ record }: { readonly record: HeldRecordInFull }) {
  const { id, reason, source, position, state } = record;
  const asItCame = readable(record.original);
  const [text, setText] = useState(asItCame);
  const replay = useAction(ReplayQuarantinedMutation, {
    changes: ['quarantine'],
    refusal: ({ replayQuarantined }) => refusedAgain(replayQuarantined),
    done: 'It went through',
  });
  const discard = useAction(DiscardQuarantinedMutation, { changes: ['quarantine'], done: 'Discarded' });
  const mended = text !== asItCame;
  const held = state === 'held';
  return (
    <>
      <PageHead title={reason} lead={`From ${source}, at ${position}. It is ${state}.`}>
        {held ? (
          <>
            <ReasonButton
              action={mended ? 'Replay as mended' : 'Replay as it came'}
              of={reason}
              confirm={(why) => replay.mutateAsync({ ids: [id], event: mended ? text : null, reason: why })}
            />
            <ReasonButton
              action="Discard"
              of={reason}
              confirm={(why) => discard.mutateAsync({ ids: [id], reason: why })}
            >
              <p>It is marked as discarded and never applied.</p>
            </ReasonButton>
          </>
        ) : null}
      </PageHead>
      <Facts record={record} />
      <Original record={record} text={text} setText={setText} />
      {record.history.length === 0 ? null : (
        <Panel title="What was done with it">
          <ol className={classes.history}>
            {record.history.map((entry) => (
              <li key={entry}>{entry}</li>
            ))}
          </ol>
        </Panel>
      )}
    </>
  );
}

function Facts({ record }: { readonly record: HeldRecordInFull }) {
  const { id, count, firstSeen, lastSeen, bytes } = record;
  return (
    <dl className={classes.facts}>
      <dt>Came</dt>
      <dd>
        {count === 1 ? moment(lastSeen) : `${count} times, ${moment(firstSeen)} to ${moment(lastSeen)}`}
      </dd>
      <dt>Size</dt>
      <dd>{bytes === null ? 'not counted' : `${bytes} bytes`}</dd>
      <dt>Id</dt>
      <dd>
        <code>{id}</code>
      </dd>
    </dl>
  );
}

interface OriginalProps {
  readonly record: HeldRecordInFull;
  readonly text: string;
  readonly setText: (text: string) => void;
}

/** What came; to be mended where it is text, whole, and still held. */
function Original({ record: { original, encoding, cut, state }, text, setText }: OriginalProps) {
  const canBeMended = encoding === 'text' && !cut && state === 'held';
  return canBeMended ? (
    <Textarea
      label="The record"
      description="Mend it here, then replay it as mended; what came is kept as it came"
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      autosize
      minRows={8}
      maxRows={28}
      spellCheck={false}
      classNames={{ input: classes.code ?? '' }}
    />
  ) : (
    <Panel title="The record" aside={cut ? 'only its start is kept' : encoding}>
      <pre className={classes.code} tabIndex={0}>
        {readable(original)}
      </pre>
    </Panel>
  );
}
