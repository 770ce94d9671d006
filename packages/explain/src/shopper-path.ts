import type { EvidencePath, PathNode, PathRelationship, Properties } from '@wherefore/contracts';
import { type Discretion, groupSize } from './discretion.js';
import type { Wording } from './wording/wording.js';

/** Stands for the id of a group of customers, which no shopper needs. */
const NO_ID = 'group';
const NOTHING: Properties = Object.freeze({});

/**
 * A path as anybody may see it: without the customer, without ids of groups or names of those that must not be named;
 * of relationships the type and who says so, no figures.
 */
export function shopperPath(path: EvidencePath, wording: Wording, discretion: Discretion): EvidencePath {
  const dropped = path.nodes[0]?.label === 'Customer' ? 1 : 0;
  const nodes: PathNode[] = [];
  for (let at = dropped; at < path.nodes.length; at += 1) {
    const node = path.nodes[at];
    if (node?.label === 'Segment') nodes.push(groupNode(node, path, { wording, discretion }));
    else if (node !== undefined) nodes.push(bare(node));
  }
  const relationships: PathRelationship[] = [];
  for (const one of path.relationships)
    if (one.from >= dropped && one.to >= dropped) relationships.push(bareRelationship(one, dropped));
  return { nodes, relationships };
}

const bare = ({ label, id, name }: PathNode): PathNode => ({ label, id, name });

function bareRelationship(
  { type, from, to, properties }: PathRelationship,
  dropped: number,
): PathRelationship {
  const { source } = properties;
  return {
    type,
    from: from - dropped,
    to: to - dropped,
    properties: typeof source === 'string' ? { source } : NOTHING,
  };
}

function groupNode(
  node: PathNode,
  path: EvidencePath,
  by: { readonly wording: Wording; readonly discretion: Discretion },
): PathNode {
  const { label, id, name } = node;
  if (id === 'everyone') return { label, id, name: by.wording.everyone };
  const place = path.nodes.indexOf(node);
  const around = path.relationships.flatMap(({ from, to, properties }) =>
    from === place || to === place ? [properties] : [],
  );
  const nameable = by.discretion.mayName(node, groupSize(around));
  return { label, id: NO_ID, name: nameable ? name : by.wording.likeYou };
}
