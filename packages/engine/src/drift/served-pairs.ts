import { EVIDENCE_SOURCES, type DriftFinding } from '@wherefore/contracts';
import { type Area, areaUnderCurve } from '@wherefore/learning';
import type { CountBook } from '@wherefore/queue';
import {
  COUNT_BINS,
  dayOf,
  SCORE_BINS,
  SERVED_ONE_OF,
  servedTally,
  SHARE_BINS,
} from '../watch/served-counts.js';
import type { NamedPair } from './judge-counts.js';

type Tally = ReadonlyMap<string, number>;

/** What a version did in its first days, and of late: the days do not overlap. */
export interface ServedDays {
  readonly before: Tally;
  readonly ofLate: Tally;
}

/** Most days that a version is compared with, its first; and the days that count as of late. */
const [FIRST_DAYS, LATE_DAYS] = [7, 2];
const MOST_DAYS = 40;

/** Null where it has not served for long enough. */
export async function readServedDays(
  tallies: CountBook,
  epoch: string,
  now: Date,
): Promise<ServedDays | null> {
  const today = dayOf(now.getTime());
  const days = Array.from({ length: MOST_DAYS }, (_, back) => today - (MOST_DAYS - 1 - back));
  const read = await tallies.read(days.map((day) => servedTally(epoch, day)));
  const first = read.findIndex(({ size }) => size > 0);
  const late = MOST_DAYS - LATE_DAYS;
  if (first < 0 || first >= late) return null;
  return {
    before: summed(read.slice(first, Math.min(first + FIRST_DAYS, late))),
    ofLate: summed(read.slice(late)),
  };
}

function summed(tallies: readonly Tally[]): Tally {
  const sums = new Map<string, number>();
  for (const tally of tallies)
    for (const [field, count] of tally) sums.set(field, (sums.get(field) ?? 0) + count);
  return sums;
}

const binsOf = (tally: Tally, name: string, bins: number): number[] =>
  Array.from({ length: bins }, (_, bin) => tally.get(`${name}:${bin}`) ?? 0);

/** What evidence did: how many things it started from, how many candidates each source found, what part of scores came from it. */
export function servedPairs({ before, ofLate }: ServedDays): NamedPair[] {
  const pair = (name: string, bins: number, advice: string): NamedPair => ({
    of: 'evidence',
    name,
    advice,
    ordered: true,
    reference: binsOf(before, name, bins),
    recent: binsOf(ofLate, name, bins),
  });
  const seen = (name: string): boolean =>
    [before, ofLate].some((tally) => [...tally.keys()].some((field) => field.startsWith(`${name}:`)));
  const pairs = [
    pair('anchors', COUNT_BINS, 'Less, or more, is known of visitors: look at feeds and consents'),
    pair('shown', SCORE_BINS, 'Scores have moved: learn again, and look at what else has'),
    ...EVIDENCE_SOURCES.flatMap((source) => [
      pair(
        `candidates ${source}`,
        COUNT_BINS,
        `Look at what leads to ${source}: catalogue, relationships, epoch`,
      ),
      pair(
        `share ${source}`,
        SHARE_BINS,
        `Other evidence decides than before: compare versions, look at ${source}`,
      ),
    ]),
  ];
  return pairs.filter(({ name }) => seen(name));
}

/** A drop that chance does not explain, and that somebody would notice. */
const [LEAST_DROP, SURE] = [0.02, 3];

/** Whether scores still tell what is clicked, and bought, from what is not. */
export function qualityFindings({ before, ofLate }: ServedDays): DriftFinding[] {
  return (['clicks', 'conversions'] as const).map((kind): DriftFinding => {
    const area = (tally: Tally): Area | null =>
      areaUnderCurve(
        binsOf(tally, 'shown', SCORE_BINS).map((count) => count * SERVED_ONE_OF),
        binsOf(tally, kind, SCORE_BINS),
      );
    const [was, is] = [area(before), area(ofLate)];
    const common = { of: 'quality' as const, name: `AUC of ${kind}`, psi: null, bar: null };
    if (was === null || is === null)
      return { ...common, level: 'waits', detail: `too few ${kind} were reported`, advice: null };
    const drop = was.area - is.area;
    const isWorse = drop > LEAST_DROP && drop > SURE * Math.hypot(was.error, is.error);
    return {
      ...common,
      level: isWorse ? 'far' : 'calm',
      detail: `${is.area.toFixed(3)} ± ${is.error.toFixed(3)} of late, ${was.area.toFixed(3)} ± ${was.error.toFixed(3)} before`,
      advice: isWorse ? 'Scores tell less than they did: learn again' : null,
    };
  });
}
