import type { Because, Contribution, CypherStatement, ExplanationLevel } from '@wherefore/contracts';
import { DISCREET, type Discretion } from './discretion.js';
import { shopperPath } from './shopper-path.js';
import type { Wording } from './wording/wording.js';
import { wordingFor } from './wording/wording-for.js';

/** As much of an explanation as a reader may see. */
export interface ShapedBecause {
  readonly level: ExplanationLevel;
  readonly headline: string;
  /** For shoppers without the customer, ids of groups and figures of relationships. */
  readonly firstPath: Because['firstPath'];
  /** Null for shoppers. */
  readonly contributions: readonly Contribution[] | null;
  /** Null for all but analysts. */
  readonly cypher: CypherStatement | null;
}

export interface ShapeOptions {
  readonly wording?: Wording;
  readonly discretion?: Discretion;
}

/**
 * An explanation cut down to a level: one sentence and one path for shoppers, everything but the Cypher for merchandisers,
 * all of it for analysts. The costly parts are read when they are asked for, so a lazy explanation stays lazy.
 */
export function shapeBecause(
  because: Because,
  level: ExplanationLevel,
  options: ShapeOptions = {},
): ShapedBecause {
  if (level === 'shopper') return forShoppers(because, options);
  return {
    level,
    get headline() {
      return because.headline;
    },
    get firstPath() {
      return because.firstPath;
    },
    get contributions() {
      return because.contributions;
    },
    get cypher() {
      return level === 'analyst' ? because.cypher : null;
    },
  };
}

function forShoppers(
  { headline, firstPath }: Because,
  { wording = wordingFor(null), discretion = DISCREET }: ShapeOptions,
): ShapedBecause {
  const path = firstPath === null ? null : shopperPath(firstPath.path, wording, discretion);
  return {
    level: 'shopper',
    headline,
    firstPath: firstPath === null || path === null ? null : { path, value: firstPath.value },
    contributions: null,
    cypher: null,
  };
}
