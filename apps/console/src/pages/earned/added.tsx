import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { execute } from '../../api/execute.js';
import { intervalText, partText, type Said, signedPercent } from '../../effects/effect-text.js';
import { MetricsFound } from '../../effects/metrics-found.js';
import { PathsFound } from '../../effects/paths-found.js';
import { Panel } from '../../explanation/panel.js';
import { Figure, Figures } from '../../figures/figure.js';
import { day } from '../../format/dates.js';
import { money } from '../../format/numbers.js';
import { type Holdout, HoldoutsQuery } from '../../operations/holdouts.js';
import { HoldoutReadOutQuery, type MeasuredEffect, type ReadOut } from '../../operations/read-outs.js';
import { Failure } from '../../shell/failure.js';
import { Notice } from '../../shell/notice.js';
import { textOf } from '../../url/search.js';
import { useAddress } from '../../url/use-address.js';
import classes from './earned-page.module.css';
import type { Period } from './period.js';

interface AddedProps {
  readonly moments: Period;
  /** Of all orders; null where there is none, or several. */
  readonly currency: string | null;
}

/** What would not have come without: visitors who are personalised against those who are held out. */
export function Added({ moments, currency }: AddedProps) {
  const { search } = useAddress();
  const { data, error, refetch } = useQuery({
    queryKey: ['holdouts'],
    queryFn: ({ signal }) => execute(HoldoutsQuery, {}, signal),
    staleTime: 0,
  });
  if (error !== null) return <Failure error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Skeleton height={120} aria-label="Reading who is held out" />;
  const wanted = textOf(search, 'holdout') ?? 'everywhere';
  const holdout = data.holdouts.find(({ id }) => id === wanted) ?? data.holdouts[0];
  if (holdout === undefined)
    return (
      <Notice title="No holdout runs: what recommendations added cannot be told">
        <p>
          What offers led to, below, would in part have been bought anyway. An analyst can hold out a small
          share of visitors on the page of the <Link to="/experiments">experiments</Link>; from then on this
          says what the rest brought in more.
        </p>
      </Notice>
    );
  return <AgainstHoldout holdout={holdout} moments={moments} currency={currency} />;
}

function AgainstHoldout({ holdout, moments, currency }: AddedProps & { readonly holdout: Holdout }) {
  const { id, share, since } = holdout;
  const { data, error, refetch } = useQuery({
    queryKey: ['holdout-read-out', id, moments.from, moments.to],
    queryFn: ({ signal }) => execute(HoldoutReadOutQuery, { id, ...moments }, signal),
    staleTime: 0,
  });
  if (error !== null) return <Failure error={error} retry={() => void refetch()} />;
  const read = data?.holdoutReadOut ?? null;
  if (read === null) return <Skeleton height={120} aria-label="Reading what was added" />;
  return (
    <>
      <Panel
        title="What recommendations added"
        aside={`${partText(share)} held out ${id === 'everywhere' ? 'everywhere' : `in ${id}`} since ${day(since)}`}
      >
        {moments.to <= since ? (
          <p>Nobody was held out in this period: what was added then cannot be told.</p>
        ) : read.stopped === null ? (
          <Incremental read={read} currency={currency} />
        ) : (
          <p>It cannot be told: {read.stopped}.</p>
        )}
      </Panel>
      {read.metrics.length === 0 ? null : (
        <>
          <MetricsFound metrics={read.metrics} alpha={read.alpha} />
          <PathsFound id={id} of="holdout" />
        </>
      )}
    </>
  );
}

const REVENUE = 'revenue-per-visitor';

interface IncrementalProps {
  readonly read: ReadOut;
  readonly currency: string | null;
}

/** Money of so many visitors, in the currency of the shop where it has one. */
const moneyOf =
  (currency: string | null, visitors: number): Said =>
  (value) => {
    const amount = value * visitors;
    return currency === null
      ? amount.toLocaleString('en', { maximumFractionDigits: 2, signDisplay: 'exceptZero' })
      : `${amount > 0 ? '+' : ''}${money({ amount, currency })}`;
  };

/** Whether an interval says anything for certain. */
const saidOf = ({ sequential }: MeasuredEffect): string =>
  sequential === null
    ? 'Too few visitors on one side to say anything at any look: wait for 100.'
    : (sequential[0] ?? 0) > 0
      ? 'More than nothing for certain, at any look.'
      : (sequential[1] ?? 0) < 0
        ? 'Less than nothing for certain, at any look: look into it.'
        : 'It may be nothing: the interval for any look has both signs.';

function Incremental({ read: { metrics, sizes }, currency }: IncrementalProps) {
  const found = metrics.find(({ metric }) => metric === REVENUE)?.differences[0];
  if (found === undefined) return <p>Revenue was not read.</p>;
  const effect = found.adjusted ?? found.absolute;
  const visitors = sizes.find(({ arm }) => arm === found.arm)?.units ?? 0;
  const held = sizes.find(({ arm }) => arm !== found.arm)?.units ?? 0;
  const all = moneyOf(currency, visitors);
  const each = moneyOf(currency, 1);
  const { relative } = found;
  return (
    <>
      <p className={classes.headline}>{all(effect.value)}</p>
      <p>
        {saidOf(effect)} Between {intervalText(effect.fixed, all).replace(' to ', ' and ')} if this is the
        only look.
      </p>
      <Figures>
        <Figure
          name="More revenue in all, any look"
          value={effect.sequential === null ? 'too few' : intervalText(effect.sequential, all)}
        />
        <Figure name="By visitor" value={each(effect.value)} note={intervalText(effect.fixed, each)} />
        <Figure
          name="Relative to those held out"
          value={relative === null ? 'cannot be told yet' : signedPercent(relative.value)}
          note={relative === null ? 'they bought too little' : intervalText(relative.fixed, signedPercent)}
        />
        <Figure
          name="Visitors"
          value={visitors.toLocaleString('en')}
          note={`against ${held.toLocaleString('en')} held out`}
        />
      </Figures>
      {currency === null ? (
        <p className={classes.note}>
          Amounts are in the shop’s own currency; where orders come in several, they are added as they are.
        </p>
      ) : null}
    </>
  );
}
