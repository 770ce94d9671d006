import type { AnchorKind, EvidenceSource, RefusalRule } from '@wherefore/contracts';
import type { ComparisonWording } from './comparison-wording.js';
import type { Formats } from './formats.js';
import type { WhyNotWording } from './why-not-wording.js';

/** The languages there are words for. */
export const LANGUAGES = Object.freeze(['en', 'de'] as const);
export type Language = (typeof LANGUAGES)[number];

/** What a sentence about one term may say. */
export interface Said {
  readonly kind: AnchorKind;
  /** The anchor's name; null for a group that must not be named. */
  readonly name: string | null;
  /** The name of the node between, on two-step paths. */
  readonly via: string | null;
  /** How often the customer did it, >= 1. */
  readonly count: number;
  /** Days after which people come back for it; null where unknown. */
  readonly gapDays: number | null;
}

/** What a counterfactual says: the place of an offer with and without one anchor; null is not offered. */
export interface Moved {
  readonly before: number | null;
  readonly after: number | null;
}

/** Everything that is said about offers, in one language. A sentence that is missing does not compile. */
export interface Wording {
  readonly language: Language;
  readonly formats: Formats;
  /** One sentence for shoppers, per source; it reads well for every kind of anchor. */
  readonly headlines: Readonly<Record<EvidenceSource, (said: Said) => string>>;
  /** The headline of an offer that nothing speaks for. */
  readonly plain: string;
  /** A term in a few words for merchandisers, per source. */
  readonly labels: Readonly<Record<EvidenceSource, (said: Said) => string>>;
  readonly baseRate: string;
  /** What a model of the shop's own added. */
  readonly model: (name: string) => string;
  /** A group that must not be named. */
  readonly likeYou: string;
  /** The group that everybody is in. */
  readonly everyone: string;
  /** A hard rule in a few words. */
  readonly refusals: Readonly<Record<RefusalRule, string>>;
  /** "Without ...", per kind of anchor; `name` null for a group that must not be named. */
  readonly without: Readonly<Record<AnchorKind, (name: string | null) => string>>;
  /** A place in a list: "1st". */
  readonly ordinal: (rank: number) => string;
  /** The end of a counterfactual, after {@link without}. */
  readonly moved: (moved: Moved) => string;
  readonly whyNot: WhyNotWording;
  readonly comparison: ComparisonWording;
}
