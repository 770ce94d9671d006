import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useCallback } from 'react';
import { execute } from '../../api/execute.js';
import { Panel } from '../../explanation/panel.js';
import { Figure, Figures } from '../../figures/figure.js';
import { count, percent, plain, share } from '../../format/numbers.js';
import { askedOf, inputOf, problemOf } from '../../insights/asked.js';
import { Period } from '../../insights/filter-fields.js';
import { madeBy } from '../../insights/made-by.js';
import { Answered, Taken } from '../../insights/total-figures.js';
import { useInsights } from '../../insights/use-insights.js';
import type { Rule } from '../../operations/rules.js';
import { type SegmentProfileData, SegmentProfileQuery } from '../../operations/segment-profiles.js';
import { RulesAbout } from '../../rules/rules-about.js';
import { Failure } from '../../shell/failure.js';
import { Notice } from '../../shell/notice.js';
import { PageHead } from '../../shell/page-head.js';
import { useAddress } from '../../url/use-address.js';
import { FavouritesPanel } from './favourites-panel.js';
import classes from './segment-page.module.css';

type Known = NonNullable<SegmentProfileData['segmentProfile']>;

/** One group of customers: its size, what is expected of it, what it favours, and what offers led to for it. */
export default function SegmentPage() {
  const id = useAddress().params['id'] ?? '';
  const { data, error, refetch } = useQuery({
    queryKey: ['segment-profile', id],
    queryFn: ({ signal }) => execute(SegmentProfileQuery, { id }, signal),
  });
  if (error !== null) return <Failure error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Skeleton height={300} aria-label="Reading the segment" />;
  if (data.segmentProfile === null)
    return (
      <Notice title={`There is no segment ${id} of ten customers or more`} tone="warning" urgent>
        <p>
          Of fewer people nothing is said. Look among the <Link to="/segments">segments</Link>.
        </p>
      </Notice>
    );
  return <Profile profile={data.segmentProfile} />;
}

function Profile({ profile }: { readonly profile: Known }) {
  const { id, name, description, favourites } = profile;
  const names = useCallback(
    ({ when }: Rule) => when.some(({ segment }) => segment?.includes(id) === true),
    [id],
  );
  return (
    <>
      <PageHead title={name} lead={description ?? `The segment ${id}, as it is now.`}>
        <Link to="/insights" search={{ segment: id, by: 'path' } as never}>
          Insights of this segment
        </Link>
      </PageHead>
      <Facts profile={profile} />
      <FavouritesPanel favourites={favourites} />
      <LedTo id={id} />
      <RulesAbout
        isAbout={names}
        none={
          <p>
            None names it. <Link to="/rules/edit">Write a draft</Link> to treat its members in a way of their
            own.
          </p>
        }
      />
    </>
  );
}

function Facts({ profile: { customers, shareOfAll, source, forecast } }: { readonly profile: Known }) {
  const foreseen = forecast === null ? '' : `of ${count(forecast.people)} who are foreseen`;
  return (
    <Figures>
      <Figure name="Customers" value={count(customers)} note={`${percent(shareOfAll)} of all`} />
      <Figure name="Made by" value={madeBy(source)} />
      {forecast === null ? (
        <Figure name="Expected" value="not known" note="fewer than ten members are foreseen" />
      ) : (
        <>
          <Figure name="Still with the shop" value={share(forecast.alive)} note={foreseen} />
          <Figure
            name="Orders each in 28 days"
            value={forecast.orders === null ? '–' : plain(forecast.orders)}
            note={foreseen}
          />
          {forecast.value === null ? null : (
            <Figure name="Value each in a year" value={count(Math.round(forecast.value))} note={foreseen} />
          )}
          {forecast.priceLevel === null ? null : (
            <Figure
              name="Price level"
              value={plain(forecast.priceLevel)}
              note="0 the cheapest of a category, 1 the dearest"
            />
          )}
        </>
      )}
    </Figures>
  );
}

/** What offers led to for the members, in the days of the address. */
function LedTo({ id }: { readonly id: string }) {
  const asked = { ...askedOf(useAddress().search, Date.now()), segment: id };
  const problem = problemOf(asked);
  const { data, error, refetch } = useInsights(inputOf(asked), problem === null);
  return (
    <Panel title="What offers led to">
      <div className={classes.period} role="search" aria-label="Which days">
        <Period asked={asked} />
      </div>
      {problem !== null ? (
        <Notice title={problem} tone="warning" urgent />
      ) : error !== null ? (
        <Failure error={error} retry={() => void refetch()} />
      ) : data === undefined ? (
        <Skeleton height={80} aria-label="Reading the logs" />
      ) : data.total.withheld ? (
        <Notice title="Too few people">
          <p>Offers were decided for fewer than ten of its members in these days. Look at more days.</p>
        </Notice>
      ) : (
        <Figures>
          <Answered total={data.total} />
          {data.total.earned.map((earned) => (
            <Taken key={earned.currency} earned={earned} />
          ))}
        </Figures>
      )}
    </Panel>
  );
}
