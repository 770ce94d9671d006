import type { Refusal, RefusalRule } from '@wherefore/contracts';
import { marginOf, type Margin } from './margin-of.js';
import type { CompositionRule, Outcome, WhyNotStage } from './outcome.js';
import { refusalName } from './refusal-name.js';
import { type Change, changesFor } from './smallest-change.js';
import type { Wording } from './wording/wording.js';
import type { Missed } from './wording/why-not-wording.js';

/** Why a product is not in a list. */
export interface WhyNot {
  readonly product: string;
  readonly title: string | null;
  /** The stage it fell at. */
  readonly stage: WhyNotStage;
  readonly rule: RefusalRule | CompositionRule | null;
  /** The refusal in full, also where it fell before that for want of evidence. */
  readonly refusal: Refusal | null;
  readonly rank: number | null;
  readonly candidates: number;
  /** By how much it missed the list; null where that was not what kept it out. */
  readonly margin: Margin | null;
  readonly sentence: string;
  /** What would put it in: of each entry one alternative is needed; empty where it is shown. */
  readonly changes: readonly (readonly Change[])[];
}

/** Says at which stage a product fell, by which rule or margin, and the smallest change that would put it in. */
export function whyNotOf(outcome: Outcome, wording: Wording): WhyNot {
  const { product, title, refusal, rank, candidates, dropped } = outcome;
  const stage = stageOf(outcome);
  const margin = stage === 'lost' || stage === 'below-pool' ? marginOf(outcome) : null;
  const composed = dropped === 'pool' ? null : dropped;
  return {
    product,
    title,
    stage,
    rule: stage === 'composition' ? composed : (refusal?.rule ?? null),
    refusal,
    rank,
    candidates,
    margin,
    sentence: sentenceOf(outcome, { stage, margin, wording }),
    changes: changesFor({ outcome, stage, margin, wording }),
  };
}

function stageOf(outcome: Outcome): WhyNotStage {
  const { title, refusal, score, shownAt, dropped } = outcome;
  if (shownAt !== null) return 'shown';
  if (title === null || refusal?.rule === 'unknown-product') return 'unknown';
  if (refusal !== null) return 'refused';
  if (score === null) return 'no-evidence';
  if (dropped === 'pool') return 'below-pool';
  return dropped === null ? 'lost' : 'composition';
}

interface Found {
  readonly stage: WhyNotStage;
  readonly margin: Margin | null;
  readonly wording: Wording;
}

function sentenceOf(outcome: Outcome, { stage, margin, wording }: Found): string {
  const { whyNot } = wording;
  const title = outcome.title ?? outcome.product;
  const { dropped } = outcome;
  switch (stage) {
    case 'shown':
      return whyNot.shown(title);
    case 'unknown':
      return whyNot.unknown(title);
    case 'no-evidence':
      return whyNot.noEvidence(title);
    case 'refused':
      return refusedSentence(outcome, wording);
    case 'composition':
      return dropped === null || dropped === 'pool' ? '' : whyNot.composition[dropped](title);
    case 'below-pool':
      return whyNot.belowPool(missedBy(outcome, margin));
    case 'lost':
      return whyNot.lost(missedBy(outcome, margin));
  }
}

/** Reasons come from the rules in English; other languages name the rule instead. */
function refusedSentence(outcome: Outcome, wording: Wording): string {
  const { refusal, score } = outcome;
  const title = outcome.title ?? outcome.product;
  if (refusal === null) return '';
  const reason = wording.language === 'en' ? refusal.reason : `${refusalName(refusal.rule, wording)}.`;
  const held = wording.whyNot.refused(title, reason);
  return score === null ? `${held} ${wording.whyNot.noEvidence(title)}` : held;
}

const missedBy = (outcome: Outcome, margin: Margin | null): Missed => ({
  title: outcome.title ?? outcome.product,
  rank: outcome.rank ?? outcome.candidates,
  candidates: outcome.candidates,
  lostTo: margin?.lostTo.title ?? null,
  factor: margin?.factor ?? null,
  logOdds: margin?.logOdds ?? null,
});
