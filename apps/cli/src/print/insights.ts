import type { Earned, Figures, Insights } from '@wherefore/engine';

const whole = (value: number): string => Math.round(value).toLocaleString('en');
const percent = (value: number | null): string => (value === null ? '-' : `${(100 * value).toFixed(1)} %`);
const amount = (value: number | null): string => (value === null ? '-' : value.toFixed(2));

const HEAD = [
  '',
  'decisions',
  'shown',
  'clicks',
  'CTR',
  'orders',
  'by offers',
  'attach',
  'revenue by offers',
];

const earnedText = (earned: readonly Earned[]): string =>
  earned.map(({ attributedRevenue, currency }) => `${amount(attributedRevenue)} ${currency}`).join(', ') ||
  '-';

function rowOf(figures: Figures): string[] {
  const { name, withheld, decisions, shown, clicks, ctr, orders, attributedOrders, attachRate, earned } =
    figures;
  if (withheld) return [name, 'withheld: too few people'];
  const counts = [decisions, shown, clicks].map(whole);
  return [
    name,
    ...counts,
    percent(ctr),
    whole(orders),
    whole(attributedOrders),
    percent(attachRate),
    earnedText(earned),
  ];
}

function table(rows: readonly (readonly string[])[]): string[] {
  const widths = HEAD.map((_, column) =>
    Math.max(...rows.filter((row) => row.length > 2).map((row) => (row[column] ?? '').length)),
  );
  return rows.map((row) =>
    row
      .map((text, column) =>
        column === 0 ? text.padEnd(widths[0] ?? 0) : text.padStart(widths[column] ?? 0),
      )
      .join('  '),
  );
}

/** What offers led to: the whole, groups, each day or week, and what it rests on. */
export function insightsLines(insights: Insights): string[] {
  const { from, to, total, series, groups, mix, bundleUptake, bundles, notes } = insights;
  return [
    `From ${from} to ${to}`,
    ...table([HEAD, ...[total, ...groups, ...series].map(rowOf)]),
    '',
    `conversion ${percent(total.conversion)}, empty ${percent(total.emptyRate)}, personalised ${percent(total.personalisedShare)}, ` +
      `coverage ${percent(total.coverage)}, bundles taken ${percent(bundleUptake)} of ${whole(bundles)}`,
    ...total.earned.map(
      ({ currency, orderValueWith, orderValueWithout, revenue }) =>
        `${currency}: revenue ${amount(revenue)}; mean order with an offer ${amount(orderValueWith)}, without ${amount(orderValueWithout)}`,
    ),
    ...(mix.length === 0
      ? []
      : [`scores are made of ${mix.map(({ source, share }) => `${source} ${percent(share)}`).join(', ')}`]),
    ...notes,
  ];
}
