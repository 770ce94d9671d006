import {
  bucketOf,
  compare,
  countedMoments,
  meanEstimate,
  type SampleRatio,
  sampleRatio,
} from '@wherefore/experiments';
import { seeded } from '@wherefore/experiments';

export interface DailyLooks {
  readonly experiments: number;
  readonly days: number;
  readonly unitsPerDay: number;
}

export interface LooksFound {
  readonly experiments: number;
  readonly looks: number;
  /** Experiments without any effect of which one was claimed at any look, by either method. */
  readonly sequential: number;
  readonly fixed: number;
  /** Experiments whose arms were taken for broken at any look. */
  readonly sampleRatio: number;
}

const RATE = 0.08;
const ALPHA = 0.05;

/** Experiments that change nothing, assigned as the product assigns, looked at every day. */
export function runSame({ experiments, days, unitsPerDay }: DailyLooks): LooksFound {
  const found = { experiments, looks: days, sequential: 0, fixed: 0, sampleRatio: 0 };
  for (let one = 0; one < experiments; one += 1) {
    const draw = seeded(7_000 + one);
    const [units, hits] = [[0, 0] as [number, number], [0, 0] as [number, number]];
    const claimed = { sequential: false, fixed: false, sampleRatio: false };
    for (let day = 0; day < days; day += 1) {
      for (let unit = 0; unit < unitsPerDay; unit += 1) {
        const arm = bucketOf(`arm|same-${one}`, `c${day * unitsPerDay + unit}`) < 0.5 ? 0 : 1;
        units[arm] += 1;
        if (draw() < RATE) hits[arm] += 1;
      }
      const { absolute } = compare(
        meanEstimate(countedMoments(units[1], hits[1])),
        meanEstimate(countedMoments(units[0], hits[0])),
        { alpha: ALPHA, planned: days * unitsPerDay },
      );
      claimed.sequential ||= (absolute.sequentialP ?? 1) < ALPHA;
      claimed.fixed ||= absolute.fixedP < ALPHA;
      claimed.sampleRatio ||= sizesOf(units).isBroken;
    }
    found.sequential += Number(claimed.sequential);
    found.fixed += Number(claimed.fixed);
    found.sampleRatio += Number(claimed.sampleRatio);
  }
  return found;
}

/** Of so many experiments with 100,000 units that lose 4 % of one arm, how many are caught at some look, every 2,000 units? */
export function runLossy(experiments: number): { readonly experiments: number; readonly caught: number } {
  let caught = 0;
  for (let one = 0; one < experiments; one += 1) {
    const draw = seeded(90_000 + one);
    const units: [number, number] = [0, 0];
    let isCaught = false;
    for (let unit = 0; unit < 100_000; unit += 1) {
      const arm = bucketOf(`arm|lossy-${one}`, `c${unit}`) < 0.5 ? 0 : 1;
      if (arm === 0 || draw() >= 0.04) units[arm] += 1;
      if (unit % 2_000 === 1_999) isCaught ||= sizesOf(units).isBroken;
    }
    caught += Number(isCaught);
  }
  return { experiments, caught };
}

const sizesOf = ([control, treatment]: readonly [number, number]): SampleRatio =>
  sampleRatio([
    { arm: 'control', weight: 1, units: control },
    { arm: 'new', weight: 1, units: treatment },
  ]);
