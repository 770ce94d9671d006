import type { Foreseen } from '@wherefore/engine';

const whole = (value: number): string => Math.round(value).toLocaleString('en');

/** What is expected of a shop's customers, and how well that was foreseen. */
export function peopleLines({ customers, until, expected, backtest }: Foreseen): string[] {
  const known = `${whole(customers)} known customers with orders until ${until.slice(0, 10)}`;
  if (expected === null)
    return [`${known}: fewer than 50 of them came back, so nothing is expected of anybody yet.`];
  const { models, alive, orders, value } = expected;
  const { r, alpha, a, b } = models.purchasing;
  return [
    `${known}: ${whole(alive)} of them are still customers, as far as can be told.`,
    `Expected: ${whole(orders)} orders within 28 days${value === null ? '' : `, ${whole(value)} spent within a year`}.`,
    `Rates of purchase a week: gamma(${r.toPrecision(3)}, ${alpha.toPrecision(3)}); the chance to leave after a purchase: beta(${a.toPrecision(3)}, ${b.toPrecision(3)}).`,
    ...backtestLines(backtest),
  ];
}

function backtestLines(backtest: Foreseen['backtest']): string[] {
  if (backtest === null)
    return ['Too few had come back by then to see how well it was foreseen: lower --weeks.'];
  const { weeks, customers, expected, actual, error, naiveError, discrimination, tenths } = backtest;
  return [
    '',
    `The last ${weeks} weeks, foreseen for ${whole(customers)} customers from what was before:`,
    `  orders   expected ${whole(expected)}, came ${whole(actual)}`,
    `  error    ${error.toFixed(2)} orders a customer; ${naiveError.toFixed(2)} if everybody went on as before`,
    ...(discrimination === null
      ? []
      : [
          `  who came was expected to order more than who did not in ${(100 * discrimination).toFixed(0)} of 100 pairs`,
        ]),
    '  by tenths of customers, orders of each: expected, came',
    ...tenths.map((one) => `    ${one.expected.toFixed(2).padStart(7)} ${one.actual.toFixed(2).padStart(7)}`),
  ];
}
