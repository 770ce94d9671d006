import {
  type AnchorKind,
  type Epoch,
  EVIDENCE_SHAPES,
  EVIDENCE_SOURCES,
  type EvidenceSource,
  HAPPENING_NOW,
  mixedWeight,
} from '@wherefore/contracts';
import type { Margin } from './margin-of.js';
import type { Outcome, WhyNotStage } from './outcome.js';
import type { Wording } from './wording/wording.js';

/** One thing that could be done. */
export interface Change {
  readonly kind: 'lift' | 'relax' | 'boost' | 'evidence';
  readonly text: string;
  /** For a boost: what the priority must be multiplied by. */
  readonly factor: number | null;
  /** For evidence: the source that would have to speak, from which kind of anchor, and at least how strongly. */
  readonly evidence: Sufficient | null;
}

export interface Sufficient {
  readonly source: EvidenceSource;
  readonly kind: AnchorKind;
  readonly strength: number;
}

interface Case {
  readonly outcome: Outcome;
  readonly stage: WhyNotStage;
  readonly margin: Margin | null;
  readonly wording: Wording;
}

/** Most alternatives of evidence that are named. */
const MOST_EVIDENCE = 3;
/** The levers of a rule go no further. */
const LARGEST_BOOST = 10;
/** Level is not enough: a hair more is. */
const HAIR = 1.0001;

/** What would put a product into the list: every entry is needed, of each entry any one alternative will do. */
export function changesFor({ outcome, stage, margin, wording }: Case): (readonly Change[])[] {
  const { whyNot } = wording;
  const { refusal, dropped, score } = outcome;
  switch (stage) {
    case 'shown':
      return [];
    case 'unknown':
      return [[plain('lift', whyNot.lift['unknown-product'])]];
    case 'no-evidence':
      return [[plain('evidence', whyNot.anyEvidence)]];
    case 'refused': {
      const lift = refusal === null ? [] : [[plain('lift', liftOf(outcome, wording))]];
      return score === null ? [...lift, [plain('evidence', whyNot.anyEvidence)]] : lift;
    }
    case 'composition':
      return dropped === null || dropped === 'pool' ? [] : [[plain('relax', whyNot.relax[dropped])]];
    case 'below-pool':
    case 'lost':
      return [overtaking(margin, outcome, wording)];
  }
}

const plain = (kind: Change['kind'], text: string): Change => ({ kind, text, factor: null, evidence: null });

function liftOf({ refusal, intent }: Outcome, { whyNot }: Wording): string {
  if (refusal === null) return '';
  const { rule } = refusal;
  return rule === 'other-intent' && intent ? whyNot.addIntent(intent) : whyNot.lift[rule];
}

function overtaking(margin: Margin | null, { epoch }: Outcome, { whyNot }: Wording): Change[] {
  const any = plain('evidence', whyNot.anyEvidence);
  if (margin?.factor === null || margin === null) return [any];
  const factor = Math.max(margin.factor, 1) * HAIR;
  const boosts: Change[] =
    factor <= LARGEST_BOOST
      ? [{ kind: 'boost', text: whyNot.boost(roundedUp(factor)), factor: roundedUp(factor), evidence: null }]
      : [];
  const enough =
    epoch && margin.logOdds !== null ? sufficientEvidence(Math.max(margin.logOdds, 0), epoch) : [];
  const evidence = enough.map((found): Change => ({
    kind: 'evidence',
    text: whyNot.evidence(found.source, found.kind, found.strength),
    factor: null,
    evidence: found,
  }));
  const changes = [...boosts, ...evidence];
  return changes.length > 0 ? changes : [any];
}

/** Up to two decimals, so that what is said is enough. */
const roundedUp = (factor: number): number => Math.ceil(factor * 100) / 100;

/**
 * Evidence that would add so many log-odds: per source the kind of anchor that asks the least strength, where the
 * strongest there can be (1) would do; least strength first.
 */
export function sufficientEvidence(
  logOdds: number,
  { coefficients, anchorWeights, weightings }: Pick<Epoch, 'coefficients' | 'anchorWeights' | 'weightings'>,
): Sufficient[] {
  return EVIDENCE_SOURCES.flatMap((source): Sufficient[] => {
    const mix = weightings?.[source];
    const fresh = mix === undefined ? 1 : mixedWeight(mix, HAPPENING_NOW);
    const options = EVIDENCE_SHAPES[source].kinds
      .map((kind) => ({
        source,
        kind,
        strength: logOdds / (coefficients[source] * anchorWeights[kind] * fresh),
      }))
      .filter(({ strength }) => strength <= 1)
      .sort((a, b) => a.strength - b.strength);
    return options.slice(0, 1);
  })
    .sort((a, b) => a.strength - b.strength)
    .slice(0, MOST_EVIDENCE)
    .map((found) => ({ ...found, strength: Math.min(1, Math.ceil(found.strength * 1000 + 1e-9) / 1000) }));
}
