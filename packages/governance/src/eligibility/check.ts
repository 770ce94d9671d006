import type { RefusalRule } from '@wherefore/contracts';
import type { Authority, CappedCandidate, EligibilityContext } from './candidate.js';
import type { Digest } from './digest.js';

/** Why not, in a sentence; with the merchandisers' rule where one is behind it. */
export type Objection = string | { readonly reason: string; readonly by: Authority };

/** Asks one hard rule about one candidate; null when it has no objection. */
export type Check = (
  candidate: CappedCandidate,
  context: EligibilityContext,
  digest: Digest,
) => Objection | null;

/** A hard rule. */
export interface HardRule {
  readonly rule: RefusalRule;
  readonly check: Check;
  /** May it have an objection to anything in this context? Always, where it does not say. */
  readonly when?: (context: EligibilityContext, digest: Digest) => boolean;
}

export const DAY_MS = 86_400_000;

/** Whole days from then to now, for sentences: "today", "1 day ago", "12 days ago". */
export function daysAgo(then: number, now: number): string {
  const days = Math.floor((now - then) / DAY_MS);
  if (days <= 0) return 'today';
  return days === 1 ? '1 day ago' : `${days} days ago`;
}

/** "1 day", "12 days", "2 times": a figure with its noun. */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
