import type { Contribution, EvidencePath, PathRelationship } from '../src/operations/offer-model.js';

/** A path over `Label:id` nodes; each relationship points onwards unless its place is in `reversed`. */
export function pathOf(
  nodes: readonly string[],
  types: readonly string[] = [],
  reversed: readonly number[] = [],
): EvidencePath {
  const relationships = nodes.slice(1).map((_, index): PathRelationship => {
    const back = reversed.includes(index);
    const ends = back ? { from: index + 1, to: index } : { from: index, to: index + 1 };
    return { type: types[index] ?? 'RELATED', ...ends, source: null, epoch: null, at: null, properties: [] };
  });
  const named = nodes.map((node) => {
    const [label = '', id = ''] = node.split(':');
    return { label, id, name: id };
  });
  return { nodes: named, relationships, text: nodes.join(' ') };
}

export function contribution(value: number, path: EvidencePath | null = null): Contribution {
  const factors = { coefficient: value, weight: 1, strength: 1 };
  return { kind: 'path', source: 'related', label: 'a reason', value, ...factors, path };
}
