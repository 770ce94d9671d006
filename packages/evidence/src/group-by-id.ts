import type { Anchor } from '@wherefore/contracts';

/** Anchors by id: the same product may be known in several ways. */
export function groupById(anchors: readonly Anchor[]): Map<string, Anchor[]> {
  const groups = new Map<string, Anchor[]>();
  for (const anchor of anchors) {
    const group = groups.get(anchor.id);
    if (group === undefined) groups.set(anchor.id, [anchor]);
    else group.push(anchor);
  }
  return groups;
}
