import { Figure, Figures } from '../figures/figure.js';
import { count, money, share } from '../format/numbers.js';
import type { Earned, InsightFigures, Insights } from '../operations/insights.js';
import { currencyName } from './measures.js';

/** What offers led to in the whole period. */
export function TotalFigures({ insights }: { readonly insights: Insights }) {
  const { total, bundles, bundleUptake } = insights;
  return (
    <Figures>
      <Answered total={total} />
      {total.earned.map((earned) => (
        <Taken key={earned.currency} earned={earned} />
      ))}
      <Figure
        name="Bundle uptake"
        value={share(bundleUptake)}
        note={`of ${count(bundles)} given to known people`}
      />
      <Figure name="Coverage" value={share(total.coverage)} note="of the catalogue was shown" />
      <Figure name="Personalised" value={share(total.personalisedShare)} note="of decisions" />
      <Figure name="Empty" value={share(total.emptyRate)} note="of decisions" />
    </Figures>
  );
}

export const Answered = ({ total }: { readonly total: InsightFigures }) => (
  <>
    <Figure
      name="Offers"
      value={count(total.offers)}
      note={`${count(total.shown)} shown, in ${count(total.decisions)} lists`}
    />
    <Figure name="Clicks" value={count(total.clicks)} note={`${share(total.ctr)} of what was shown`} />
    <Figure
      name="Conversion"
      value={share(total.conversion)}
      note={`${count(total.attributedOrders)} orders by offers`}
    />
    <Figure name="Attach rate" value={share(total.attachRate)} note={`of ${count(total.orders)} orders`} />
  </>
);

export function Taken({ earned }: { readonly earned: Earned }) {
  const { currency, revenue, attributedRevenue, orderValueWith, orderValueWithout } = earned;
  const of = (amount: number | null) => money(amount === null ? null : { amount, currency });
  const suffix = currency === 'XXX' ? `, ${currencyName(currency)}` : '';
  return (
    <>
      <Figure name={`Revenue by offers${suffix}`} value={of(attributedRevenue)} note={`of ${of(revenue)}`} />
      <Figure
        name={`Order with an offer${suffix}`}
        value={of(orderValueWith)}
        note={`${of(orderValueWithout)} without, on average`}
      />
    </>
  );
}
