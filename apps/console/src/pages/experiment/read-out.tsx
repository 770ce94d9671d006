import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { execute } from '../../api/execute.js';
import { partText, pText } from '../../effects/effect-text.js';
import { MetricsFound } from '../../effects/metrics-found.js';
import { PathsFound } from '../../effects/paths-found.js';
import { verdictName } from '../../effects/verdict-text.js';
import { Figure, Figures } from '../../figures/figure.js';
import { moment } from '../../format/dates.js';
import type { Experiment } from '../../operations/experiments.js';
import { type ReadOut, ReadOutQuery } from '../../operations/read-outs.js';
import { Failure } from '../../shell/failure.js';
import { Notice } from '../../shell/notice.js';
import { textOf } from '../../url/search.js';
import { useAddress } from '../../url/use-address.js';
import classes from './experiment-page.module.css';
import { Groups } from './groups.js';
import { Looks } from './looks.js';

/** Asked again so often while it runs and is looked at, ms: it may be looked at at any time. */
const AGAIN_MS = 30_000;

/** What it has found until now. */
export function ReadOutOf({ experiment }: { readonly experiment: Experiment }) {
  const { id, status } = experiment;
  const { search } = useAddress();
  const by = textOf(search, 'by');
  const { data, error, refetch } = useQuery({
    queryKey: ['read-out', id, by],
    queryFn: ({ signal }) => execute(ReadOutQuery, { id, by }, signal),
    refetchInterval: status === 'running' ? AGAIN_MS : false,
    staleTime: 0,
    placeholderData: (before) => before,
  });
  if (error !== null) return <Failure error={error} retry={() => void refetch()} />;
  const read = data?.experimentReadOut ?? null;
  if (read === null) return <Skeleton height={300} aria-label="Reading what it has found" />;
  return (
    <>
      <Sizes read={read} />
      {read.stopped === null ? (
        <>
          <Verdicts read={read} />
          <MetricsFound metrics={read.metrics} alpha={read.alpha} />
          <Looks experiment={experiment} novelty={read.novelty} />
          <Groups groups={read.groups} />
          <PathsFound id={id} of="experiment" />
        </>
      ) : (
        <Stopped read={read} />
      )}
    </>
  );
}

function Sizes({ read: { sizes, sizesP, mixed, from, to } }: { readonly read: ReadOut }) {
  return (
    <>
      <p className={classes.note}>
        Decisions from {moment(from)}, and what came of them until {moment(to)}.
      </p>
      <Figures>
        {sizes.map(({ arm, units, expected }) => (
          <Figure
            key={arm}
            name={`In ${arm}`}
            value={units.toLocaleString('en')}
            note={`${expected.toFixed(0)} expected`}
          />
        ))}
        <Figure
          name="Sizes as they should be"
          value={`p ${pText(sizesP)}`}
          note="at any number of looks; below 0.005 is an alarm"
          tone={sizesP < 0.005 ? 'bad' : 'calm'}
        />
        <Figure name="In several arms" value={mixed} note="left out" />
      </Figures>
    </>
  );
}

const isAlarm = ({ sizes }: ReadOut): boolean => sizes.some(({ units }) => units > 0);

/** Why nothing is read: an alarm, or that it is too early. */
const Stopped = ({ read }: { readonly read: ReadOut }) =>
  isAlarm(read) ? (
    <Notice title="The read-out is stopped: its numbers cannot be believed" tone="warning" urgent>
      <p>{read.stopped}.</p>
      <p>
        No effect is shown, since it would be wrong. Look for decisions that are lost, units that are counted
        twice, or an arm that breaks for some; then stop this one and begin again.
      </p>
    </Notice>
  ) : (
    <Notice title="Nothing to read yet">
      <p>{read.stopped}. A decision is in the log about a second after it was made, where a worker runs.</p>
    </Notice>
  );

function Verdicts({ read: { verdicts, alpha } }: { readonly read: ReadOut }) {
  return (
    <section className={classes.verdicts} aria-label="Verdict so far">
      {verdicts.map(({ arm, verdict, reasons }) => (
        <article key={arm} className={classes.verdict} data-verdict={verdict}>
          <h3>
            {arm}: {verdictName(verdict)}
          </h3>
          <ul>
            {reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
            <li>
              for certain means at any look, over all metrics and arms, with {partText(1 - alpha)} confidence
            </li>
          </ul>
        </article>
      ))}
    </section>
  );
}
