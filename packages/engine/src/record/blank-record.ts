import type { DecisionRecord } from '@wherefore/contracts';

/** What is left of a record when the person it was made for was forgotten: that something was decided, not for whom and why. */
export type BlankRecord = Pick<
  DecisionRecord,
  'v' | 'at' | 'now' | 'versions' | 'candidates' | 'degraded' | 'personalised' | 'tookMs'
> & {
  readonly forgotten: true;
  readonly request: Pick<DecisionRecord['request'], 'placement' | 'channel' | 'store' | 'locale' | 'first'>;
  readonly offers: readonly Pick<DecisionRecord['offers'][number], 'product' | 'score' | 'price'>[];
};

export function blankRecord(body: string): string {
  const { v, at, now, versions, candidates, degraded, personalised, tookMs, request, offers } = JSON.parse(
    body,
  ) as DecisionRecord;
  const { placement, channel, store, locale, first } = request;
  const blank: BlankRecord = {
    v,
    forgotten: true,
    at,
    now,
    versions,
    candidates,
    degraded,
    personalised,
    tookMs,
    request: { placement, channel, store, locale, first },
    offers: offers.map(({ product, score, price }) => ({ product, score, price })),
  };
  return JSON.stringify(blank);
}
