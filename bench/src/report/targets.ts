import type { Freshness } from '../offers/freshness.js';
import type { Measurement } from '../offers/measure.js';

export interface Figures {
  readonly floor: Measurement;
  readonly warm: Measurement;
  readonly cold: Measurement;
  readonly freshness: Freshness;
}

/** What the product promises of itself, and what was measured. */
export interface Target {
  readonly name: string;
  readonly promised: string;
  readonly measured: string;
  readonly met: boolean;
}

const ms = (value: number): string => `${value.toFixed(2)} ms`;

/** The promises for the storefront's selection, on a machine with two cores that also runs the databases and the load. */
export function targetsOf({ floor, warm, cold, freshness }: Figures): Target[] {
  const times = warm.c16.cpu_us / floor.c16.cpu_us;
  const worstCold = cold.c1.p95_ms;
  return [
    target('warm, one at a time: p50', ['<= 2 ms', ms(warm.c1.p50_ms)], warm.c1.p50_ms <= 2),
    target(
      'warm, 16 at a time: decisions/s',
      ['>= 1,500', Math.round(warm.c16.rps).toLocaleString('en')],
      warm.c16.rps >= 1500,
    ),
    target('processor time, 16 at a time', ['<= 2.5 x the floor', `${times.toFixed(2)} x`], times <= 2.5),
    target('cold, one at a time: p95', ['<= 60 ms', ms(worstCold)], worstCold <= 60),
    target('an event changes the offers: p95', ['<= 250 ms', ms(freshness.p95_ms)], freshness.p95_ms <= 250),
  ];
}

const target = (name: string, [promised, measured]: readonly [string, string], met: boolean): Target => ({
  name,
  promised,
  measured,
  met,
});
