import type { Simulated } from '../simulate/run-visits.js';

const money = (amount: number): string => `${amount < 0 ? '−' : ''}€${Math.abs(amount).toFixed(2)}`;

/** A run in a few lines, with the truth beside what one would measure. */
export function simulationText(result: Simulated & { readonly lost: number }, file: string): string {
  const { visits, withOffers, holdout, failed, orders, revenue, offersShown, measured } = result;
  return [
    `${visits.toLocaleString('en')} visits: ${withOffers} with offers (${offersShown} shown), ${holdout} without; ${failed} failed`,
    `${orders.toLocaleString('en')} orders, ${money(revenue)}`,
    `Offers add, a visit: ${money(result.trueGain)} in truth, ${money(result.realisedGain)} by these draws`,
    measured === null
      ? 'Too few visits of one arm to measure that'
      : `Measured from both arms: ${money(measured.gain)}, 95 % interval ${money(measured.low)} to ${money(measured.high)}`,
    ...(result.lost === 0 ? [] : [`${result.lost} events were not taken: see quarantine`]),
    `The truth, visit by visit: ${file}`,
  ].join('\n');
}
