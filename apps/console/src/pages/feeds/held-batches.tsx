import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ReasonButton } from '../../actions/reason-button.js';
import { useAction } from '../../actions/use-action.js';
import { execute } from '../../api/execute.js';
import { Panel } from '../../explanation/panel.js';
import { moment } from '../../format/times.js';
import {
  type HeldBatch,
  HeldBatchQuery,
  RejectBatchMutation,
  ReleaseBatchMutation,
} from '../../operations/feeds.js';
import { Failure } from '../../shell/failure.js';
import { textOf } from '../../url/search.js';
import { useAddress } from '../../url/use-address.js';
import classes from './feeds-page.module.css';

/** Batches that are held as a whole because they looked wrong; nothing where there are none. */
export function HeldBatches({ batches }: { readonly batches: readonly HeldBatch[] }) {
  const { search, change } = useAddress();
  const opened = textOf(search, 'batch');
  if (batches.length === 0) return null;
  return (
    <Panel title="Held batches" aside="they take effect when you release them">
      <ul className={classes.batches}>
        {batches.map((batch) => (
          <li key={batch.id}>
            <details
              open={opened === batch.id}
              onToggle={(event) => {
                if (event.currentTarget.open) change({ batch: batch.id }, true);
                else if (opened === batch.id) change({ batch: null }, true);
              }}
            >
              <summary>
                {batch.source}: {batch.reason}
                <small>
                  {batch.records} records, {moment(batch.at)}
                </small>
              </summary>
              {opened === batch.id ? <Inside id={batch.id} /> : null}
            </details>
            <Settle batch={batch} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Settle({ batch: { id, source } }: { readonly batch: HeldBatch }) {
  const release = useAction(ReleaseBatchMutation, {
    changes: ['feeds'],
    refusal: ({ releaseBatch }) => releaseBatch.refused,
    done: 'Released: it takes effect now',
  });
  const reject = useAction(RejectBatchMutation, {
    changes: ['feeds'],
    refusal: ({ rejectBatch }) => rejectBatch.refused,
    done: 'Rejected',
  });
  const of = `batch of ${source}`;
  return (
    <div className={classes.settle}>
      <ReasonButton action="Release" of={of} confirm={(reason) => release.mutateAsync({ id, reason })}>
        <p>All its records take effect, as if it had never been held.</p>
      </ReasonButton>
      <ReasonButton action="Reject" of={of} confirm={(reason) => reject.mutateAsync({ id, reason })}>
        <p>None of its records takes effect, for good.</p>
      </ReasonButton>
    </div>
  );
}

function Inside({ id }: { readonly id: string }) {
  const { data, error, refetch } = useQuery({
    queryKey: ['held-batch', id],
    queryFn: ({ signal }) => execute(HeldBatchQuery, { id }, signal),
  });
  if (error !== null) return <Failure error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Skeleton height={80} aria-label="Looking inside" />;
  const { heldBatch } = data;
  if (heldBatch === null) return <p>It is not held any more.</p>;
  const { failing, records, events } = heldBatch;
  return (
    <>
      <p>
        {failing} of {records} events break the contract. The first {events.length}:
      </p>
      <ol className={classes.events}>
        {events.map(({ event, fault }) => (
          <li key={event}>
            {fault === null ? null : <strong>{fault}</strong>}
            <code>{event}</code>
          </li>
        ))}
      </ol>
    </>
  );
}
