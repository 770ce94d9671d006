import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { execute } from '../../api/execute.js';
import { EarnedQuery } from '../../operations/earned.js';
import { Answered } from '../../shell/answered.js';
import { PageHead } from '../../shell/page-head.js';
import { useAddress } from '../../url/use-address.js';
import { Added } from './added.js';
import classes from './earned-page.module.css';
import { Health } from './health.js';
import { Led } from './led.js';
import { lastDays, momentsOf, type Period, periodOf } from './period.js';

/** What recommendations earned in a period, and how well they were served. */
export default function EarnedPage() {
  const { search, change } = useAddress();
  const [now] = useState(() => Date.now());
  const period = periodOf(search, now);
  const moments = momentsOf(period);
  const { data, error, refetch } = useQuery({
    queryKey: ['earned', period.from, period.to],
    queryFn: ({ signal }) => execute(EarnedQuery, moments, signal),
    staleTime: 0,
  });
  return (
    <>
      <PageHead
        title="What it earned"
        lead="What recommendations added, measured against visitors who are held out; what they led to; and how well they were served."
      />
      <PeriodField
        period={period}
        now={now}
        choose={(chosen) => change({ from: chosen.from, to: chosen.to })}
      />
      <Added
        moments={moments}
        currency={onlyCurrency(data?.insights.total.earned.map(({ currency }) => currency))}
      />
      <Answered
        data={data}
        error={error}
        retry={() => void refetch()}
        reading="Reading what it led to"
        height={300}
      >
        {(data) => (
          <>
            <Led insights={data.insights} />
            <Health earned={data} now={now} />
          </>
        )}
      </Answered>
    </>
  );
}

/** The currency of all orders; null where there is none, or several. */
const onlyCurrency = (currencies: readonly string[] = []): string | null =>
  currencies.length === 1 && currencies[0] !== 'XXX' ? (currencies[0] ?? null) : null;

interface PeriodFieldProps {
  readonly period: Period;
  /** ms since 1970. */
  readonly now: number;
  readonly choose: (period: Period) => void;
}

const PRESETS = [
  [7, 'This week'],
  [30, '30 days'],
  [90, '90 days'],
] as const;

const PeriodField = ({ period, now, choose }: PeriodFieldProps) => (
  <div className={classes.period}>
    {PRESETS.map(([days, name]) => {
      const preset = lastDays(days, now);
      const chosen = preset.from === period.from && preset.to === period.to;
      return (
        <Button
          key={days}
          size="xs"
          variant={chosen ? 'filled' : 'default'}
          aria-pressed={chosen}
          onClick={() => choose(preset)}
        >
          {name}
        </Button>
      );
    })}
    <TextInput
      type="date"
      label="From (UTC)"
      value={period.from}
      max={period.to}
      onChange={(event) => choose({ ...period, from: event.currentTarget.value })}
    />
    <TextInput
      type="date"
      label="Until, included"
      value={period.to}
      min={period.from}
      onChange={(event) => choose({ ...period, to: event.currentTarget.value })}
    />
  </div>
);
