import { Skeleton } from '@mantine/core';
import { useMemo } from 'react';
import { ChartPair, ChartPanel } from '../../charts/chart-panel.js';
import { RATED } from '../../charts/measure.js';
import { shortDay } from '../../format/dates.js';
import { evidenceName } from '../../format/evidence.js';
import { moment } from '../../format/times.js';
import { type Asked, askedOf, type Bucket, bucketsOf, inputOf, problemOf } from '../../insights/asked.js';
import { trendsIn } from '../../insights/measures.js';
import { TotalFigures } from '../../insights/total-figures.js';
import { useInsights } from '../../insights/use-insights.js';
import type { EvidenceShare, Insights } from '../../operations/insights.js';
import { Failure } from '../../shell/failure.js';
import { Notice } from '../../shell/notice.js';
import { PageHead } from '../../shell/page-head.js';
import { useAddress } from '../../url/use-address.js';
import { GroupsPanel } from './groups-panel.js';
import { InsightsFilters } from './insights-filters.js';
import classes from './insights-page.module.css';

/** What offers led to: the whole, through time, by groups, and what spoke for them. */
export default function InsightsPage() {
  const { search } = useAddress();
  const asked = askedOf(search, Date.now());
  const problem = problemOf(asked);
  return (
    <>
      <PageHead
        title="Insights"
        lead="What offers led to: shown, clicked, bought, earned. People might have bought the same without them; experiments say what offers add."
      />
      <InsightsFilters asked={asked} />
      {problem === null ? (
        <Answer asked={asked} />
      ) : (
        <Notice title={problem} tone="warning" urgent>
          <p>Choose other days above.</p>
        </Notice>
      )}
    </>
  );
}

function Answer({ asked }: { readonly asked: Asked }) {
  const { data, error, refetch, isPlaceholderData } = useInsights(inputOf(asked));
  if (error !== null) return <Failure error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Skeleton height={420} aria-label="Reading the logs" />;
  return (
    <div className={classes.content} aria-busy={isPlaceholderData}>
      <Told insights={data} asked={asked} />
    </div>
  );
}

interface ToldProps {
  readonly insights: Insights;
  readonly asked: Asked;
}

function Told({ insights, asked }: ToldProps) {
  const { total, notes } = insights;
  if (total.withheld || total.decisions + total.orders === 0)
    return (
      <Notice title={total.withheld ? 'Too few people' : 'Nothing was decided or bought in these days'}>
        {notes.map((note) => (
          <p key={note}>{note}</p>
        ))}
        <p>Look at more days, or take a filter away.</p>
      </Notice>
    );
  return (
    <>
      <TotalFigures insights={insights} />
      <Notes insights={insights} />
      <Charts insights={insights} asked={asked} />
    </>
  );
}

const Notes = ({ insights: { notes, until } }: { readonly insights: Insights }) => (
  <ul className={classes.notes}>
    {notes.map((note) => (
      <li key={note}>{note}</li>
    ))}
    {until === null ? null : <li>The latest decision in the log is of {moment(until)}.</li>}
  </ul>
);

function Charts({ insights, asked }: ToldProps) {
  const { total, series, mix } = insights;
  const currencies = useMemo(() => total.earned.map(({ currency }) => currency), [total]);
  const trends = useMemo(() => trendsIn(currencies), [currencies]);
  const buckets = useMemo(() => bucketsOf(series, asked), [series, asked]);
  return (
    <>
      <ChartPair>
        {trends.map((trend) => (
          <ChartPanel
            key={trend.title}
            {...trend}
            rows={buckets}
            rowKey={bucketKey}
            nameOf={bucketName}
            nameHeader={asked.grain === 'week' ? 'Week from' : 'Day'}
            empty={null}
          />
        ))}
        <ChartPanel
          title="Explanation mix"
          lead="How much of all scores each kind of evidence made up."
          kind="ranking"
          rows={mix}
          rowKey={({ source }) => source}
          nameOf={sourceName}
          nameHeader="Evidence"
          measures={MIX}
          empty={<p>No offer of these days has evidence that was recorded.</p>}
        />
      </ChartPair>
      <GroupsPanel insights={insights} by={asked.by} currencies={currencies} />
    </>
  );
}

const bucketKey = ({ day }: Bucket): string => day;
const bucketName = ({ day }: Bucket): string => shortDay(day);
const sourceName = ({ source }: EvidenceShare): string => evidenceName(source);
const MIX = [{ id: 'share', label: 'Share', value: ({ share }: EvidenceShare) => share, words: RATED }];
