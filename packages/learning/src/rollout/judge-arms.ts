import { type ArmFigures, type Guard, GUARDS, type GuardVerdict } from '@wherefore/contracts';
import { binomialTail, higherThan, lowerThan } from '@wherefore/experiments';
import { atLeast, latencyAt, slowerThan } from './latency.js';
import { collisions } from './collisions.js';

/** Both arms over one stretch of time. */
export interface BothArms {
  readonly canary: ArmFigures;
  readonly current: ArmFigures;
}

export interface JudgedArms {
  /** Since the step began. */
  readonly whole: BothArms;
  /** Of the last minute, so that what begins late is not drowned by what went well before. */
  readonly latest: BothArms;
  /** What part of visitors the canary decides for, 0..1. */
  readonly share: number;
  /** Guards that are left out on purpose. */
  readonly without: readonly Guard[];
}

/** How sure a guard must be. Figures are looked at every few seconds, so it must be much surer than one look would ask. */
const SURE = 1e-4;
/** Of failures, which should not be: three where there were none will do. */
const SURE_OF_ERRORS = 5e-4;
/** Of requests that do not come, and lists that are all alike. */
const FEWEST_VISITORS = 30;
/** What may be without counting as worse. */
const MARGIN = Object.freeze({ errors: 0.002, empty: 0.01, ratio: 0.9, slowTimes: 1.5, slowMs: 100 });

/**
 * What each guard says of a version that is tried: exact one-sided tests against the current version at the same time, each with a
 * margin that is not worth a rollback. See the tests for how seldom a version like the current one fails.
 */
export function judgeArms(judged: JudgedArms): GuardVerdict[] {
  return GUARDS.filter((guard) => !judged.without.includes(guard)).map((guard) => {
    const [whole, latest] = [
      JUDGES[guard](judged.whole, judged.share),
      JUDGES[guard](judged.latest, judged.share),
    ];
    const { outcome, detail } =
      latest.outcome === 'fails' && whole.outcome !== 'fails' ? lately(latest) : whole;
    return { guard, outcome, detail };
  });
}

type Found = Omit<GuardVerdict, 'guard'>;
type Judge = (arms: BothArms, share: number) => Found;

const lately = ({ outcome, detail }: Found): Found => ({ outcome, detail: `in the last minute ${detail}` });
const percent = (part: number, of: number): string =>
  of === 0 ? '-' : `${((100 * part) / of).toFixed(2)} %`;
const found = (outcome: Found['outcome'], detail: string): Found => ({ outcome, detail });

const JUDGES: Readonly<Record<Guard, Judge>> = Object.freeze({
  requests({ canary, current }, share) {
    const all = canary.requests + current.requests;
    const detail = `${canary.requests} of ${all} decisions, ${percent(share, 1)} are meant to be`;
    if (all * share < 20) return found('waits', detail);
    // Nobody at all: what is tried is not asked, or does not say that it is.
    return found(canary.requests === 0 ? 'fails' : 'holds', detail);
  },

  errors({ canary, current }) {
    const [ours, theirs] = [rate(canary.errors, canary.requests), rate(current.errors, current.requests)];
    const detail = `${percent(...of(ours))} of decisions fail, ${percent(...of(theirs))} with the current version`;
    if (canary.requests === 0 || current.requests === 0) return found('waits', detail);
    const isWorse =
      canary.errors >= 3 && above(ours, theirs, MARGIN.errors) && higherThan(ours, theirs) < SURE_OF_ERRORS;
    return found(isWorse ? 'fails' : 'holds', detail);
  },

  latency({ canary, current }) {
    const [ours, theirs] = [latencyAt(canary.latency, 0.95), latencyAt(current.latency, 0.95)];
    if (ours === null || theirs === null) return found('waits', 'no decision was timed yet');
    const limit = Math.max(theirs * MARGIN.slowTimes, theirs + MARGIN.slowMs);
    const detail = `95 % are answered within ${ours} ms, within ${theirs} ms with the current version`;
    const slow = { hits: slowerThan(canary.latency, limit), of: atLeast(canary.latency) };
    return found(binomialTail(slow, 0.05) < SURE ? 'fails' : 'holds', detail);
  },

  empty({ canary, current }) {
    const [ours, theirs] = [rate(canary.empty, canary.requests), rate(current.empty, current.requests)];
    const detail = `${percent(...of(ours))} of lists are empty, ${percent(...of(theirs))} with the current version`;
    if (canary.requests === 0 || current.requests === 0) return found('waits', detail);
    const isWorse = canary.empty >= 3 && above(ours, theirs, MARGIN.empty) && higherThan(ours, theirs) < SURE;
    return found(isWorse ? 'fails' : 'holds', detail);
  },

  concentration({ canary, current }) {
    const first = [collisions(canary.first), collisions(current.first)] as const;
    const listed = [collisions(canary.listed), collisions(current.listed)] as const;
    const detail = `two visitors are offered the same first with probability ${first[0].toFixed(3)}, ${first[1].toFixed(3)} with the current version; any two offers are the same with ${listed[0].toFixed(4)}, ${listed[1].toFixed(4)}`;
    if (Math.min(canary.visitors, current.visitors) < FEWEST_VISITORS) return found('waits', detail);
    const isWorse =
      (first[0] > 0.15 + first[1] && first[0] > 1.5 * first[1]) ||
      (listed[0] > 0.03 + listed[1] && listed[0] > 2 * listed[1]);
    return found(isWorse ? 'fails' : 'holds', detail);
  },

  clicks: (arms) => responses(arms, 'clicks', 'clicked'),
  conversions: (arms) => responses(arms, 'conversions', 'bought from'),

  calibration({ canary, current }) {
    const kept = ({ conversions, promised }: ArmFigures) => (promised > 0 ? conversions / promised : 0);
    const detail = `${kept(canary).toPrecision(3)} purchases for each that was promised, ${kept(current).toPrecision(3)} with the current version`;
    if (canary.requests === 0 || current.requests === 0) return found('waits', detail);
    if (canary.conversions + current.conversions === 0) return found('missing', 'no purchase was reported');
    if (canary.promised <= 0 || current.promised <= 0) return found('missing', 'nothing was promised');
    // Given how many purchases there were, each is the canary's with the part of the promises that it made.
    const all = canary.conversions + current.conversions;
    const part = canary.promised / (canary.promised + current.promised);
    const more = binomialTail({ hits: canary.conversions, of: all }, part / (part + (1 - part) / 1.25));
    const fewer = binomialTail({ hits: current.conversions, of: all }, (1 - part) / (1 - part + part / 1.25));
    return found(Math.min(more, fewer) < SURE ? 'fails' : 'holds', detail);
  },
});

/** Decisions that were answered by a click or a purchase: fewer is worse. */
function responses({ canary, current }: BothArms, what: 'clicks' | 'conversions', word: string): Found {
  const [ours, theirs] = [rate(canary[what], canary.requests), rate(current[what], current.requests)];
  const detail = `${percent(...of(ours))} of lists are ${word}, ${percent(...of(theirs))} with the current version`;
  if (canary.requests === 0 || current.requests === 0) return found('waits', detail);
  if (ours.hits + theirs.hits === 0) return found('missing', `no list that was ${word} was reported`);
  const isLess = ours.hits / ours.of < (MARGIN.ratio * theirs.hits) / theirs.of;
  return found(isLess && lowerThan(ours, theirs) < SURE ? 'fails' : 'holds', detail);
}

const rate = (hits: number, all: number) => ({ hits: Math.min(hits, all), of: all });
const of = ({ hits, of: all }: { hits: number; of: number }): [number, number] => [hits, all];

/** Is the first rate above the second by more than a margin? */
const above = (ours: ReturnType<typeof rate>, theirs: ReturnType<typeof rate>, margin: number): boolean =>
  ours.hits / ours.of > theirs.hits / theirs.of + margin;
