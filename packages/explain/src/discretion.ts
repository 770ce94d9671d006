import type { Properties } from '@wherefore/contracts';
import { isSensitive } from './sensitive-words.js';

/** Groups of fewer people than this are never named: a member could be recognised. */
export const SMALLEST_NAMED_GROUP = 10;
const EVERYONE = 'everyone';

interface Group {
  readonly id: string;
  readonly name: string;
}

/** Decides which groups of people a sentence for shoppers may name. */
export interface Discretion {
  /** `size` is the least number of people known to be in the group; null where nothing tells. */
  mayName(group: Group, size: number | null): boolean;
}

/** The default list of sensitive words, with a shop's own added (lower case, without accents). */
export function discretionWith(ownWords: readonly string[] = []): Discretion {
  const known = new Map<string, boolean>();
  const sensitive = ({ id, name }: Group): boolean => {
    const key = name === id ? id : `${id}\n${name}`;
    let answer = known.get(key);
    if (answer === undefined) {
      answer = isSensitive(id, ownWords) || isSensitive(name, ownWords);
      if (known.size >= 10_000) known.clear();
      known.set(key, answer);
    }
    return answer;
  };
  return {
    mayName: (group, size) =>
      group.id === EVERYONE || (size !== null && size >= SMALLEST_NAMED_GROUP && !sensitive(group)),
  };
}

export const DISCREET: Discretion = discretionWith();

/**
 * The least number of people a group must have, by the properties around it: `members` says it outright; otherwise
 * its buyers of one product (`buyers`, `n`) are a lower bound. Null where nothing tells.
 */
export function groupSize(around: readonly (Properties | undefined)[]): number | null {
  let bound: number | null = null;
  for (const properties of around) {
    const { members, buyers, n } = properties ?? {};
    if (typeof members === 'number') return members;
    for (const count of [buyers, n])
      if (typeof count === 'number' && (bound === null || count > bound)) bound = count;
  }
  return bound;
}
