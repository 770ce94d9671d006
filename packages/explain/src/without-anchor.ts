import type { Anchor } from '@wherefore/contracts';
import { DISCREET, type Discretion } from './discretion.js';
import { discreetName } from './said.js';
import type { Wording } from './wording/wording.js';

/** An offer's places with and without one anchor; null is not offered. */
export interface WithoutAnchor {
  readonly anchor: Anchor;
  readonly rankBefore: number | null;
  readonly rankAfter: number | null;
  readonly wording: Wording;
  readonly discretion?: Discretion;
}

/** "Without your purchase of Tent this would rank 14th (now 2nd)". Names no group that is small or sensitive. */
export function withoutAnchorText(asked: WithoutAnchor): string {
  const { anchor, rankBefore, rankAfter, wording, discretion = DISCREET } = asked;
  const without = wording.without[anchor.kind](discreetName(anchor, [], discretion));
  return `${without} ${wording.moved({ before: rankBefore, after: rankAfter })}`;
}
