import type { GraphNode, GraphRelationship } from '../../operations/workbench.js';

export interface Place {
  readonly x: number;
  readonly y: number;
}

const ROUNDS = 220;
/** Distance that connected nodes settle at, pixels. */
const LENGTH = 170;

/**
 * Places for the nodes of an answer: all push each other off, relationships pull together (Fruchterman and Reingold, 1991).
 * The same answer always comes out the same.
 */
export function arrangeGraph(
  nodes: readonly GraphNode[],
  relationships: readonly GraphRelationship[],
): ReadonlyMap<string, Place> {
  const radius = (LENGTH * nodes.length) / (2 * Math.PI);
  const at = nodes.map((_, place) => {
    const angle = (2 * Math.PI * place) / Math.max(1, nodes.length);
    return { x: radius * Math.cos(angle), y: radius * Math.sin(angle) };
  });
  const index = new Map(nodes.map(({ id }, place) => [id, place]));
  const links = relationships.flatMap(({ from, to }) => {
    const pair = [index.get(from), index.get(to)] as const;
    return pair[0] === undefined || pair[1] === undefined || pair[0] === pair[1]
      ? []
      : [[pair[0], pair[1]] as const];
  });
  for (let round = 0; round < ROUNDS; round += 1) settle(at, links, LENGTH * (1 - round / ROUNDS));
  return new Map(nodes.map(({ id }, place) => [id, at[place] ?? { x: 0, y: 0 }]));
}

function settle(
  at: { x: number; y: number }[],
  links: readonly (readonly [number, number])[],
  step: number,
): void {
  const force = at.map(({ x, y }) => ({ x: -x * 0.02, y: -y * 0.02 }));
  const push = (one: number, other: number, strength: (distance: number) => number): void => {
    const [a, b, f, g] = [at[one], at[other], force[one], force[other]];
    if (a === undefined || b === undefined || f === undefined || g === undefined) return;
    const [dx, dy] = [a.x - b.x || 0.1, a.y - b.y || 0.1];
    const distance = Math.hypot(dx, dy);
    const factor = strength(distance) / distance;
    f.x += dx * factor;
    f.y += dy * factor;
    g.x -= dx * factor;
    g.y -= dy * factor;
  };
  for (let one = 0; one < at.length; one += 1)
    for (let other = one + 1; other < at.length; other += 1)
      push(one, other, (distance) => LENGTH ** 2 / distance);
  for (const [one, other] of links) push(one, other, (distance) => -(distance ** 2) / LENGTH);
  for (const [place, { x, y }] of force.entries()) {
    const length = Math.hypot(x, y) || 1;
    const one = at[place];
    if (one === undefined) continue;
    one.x += (x / length) * Math.min(length, step);
    one.y += (y / length) * Math.min(length, step);
  }
}
