import type { KnownRelation } from '../operations/knowledge.js';
import { short } from '../format/numbers.js';
import { measuresFor } from './placed-lanes.js';
import { NODE_HEIGHT, type Scene, type SceneLink, type SceneNode, TEXT_HEIGHT } from './scene.js';

/** Most neighbours on each side. */
const MOST = 6;
const ROW_GAP = 18;

interface Centre {
  readonly id: string;
  readonly title: string;
}

interface Neighbour {
  readonly id: string;
  readonly title: string;
  readonly texts: readonly { readonly type: string; readonly facts: string }[];
}

/** The strongest of each type first, so that no type crowds out the others; a neighbour has all its relationships. */
function neighboursOf(relations: readonly KnownRelation[], centre: string, direction: string): Neighbour[] {
  const found = new Map<string, Neighbour>();
  const ranks = new Map<string, number>();
  const ranked = relations
    .filter((one) => one.direction === direction && one.product.id !== centre && !one.vetoed)
    .map((one) => {
      const rank = ranks.get(one.type) ?? 0;
      ranks.set(one.type, rank + 1);
      return { one, rank };
    });
  for (const { one } of ranked.sort((a, b) => a.rank - b.rank)) {
    const { id, title } = one.product;
    const known = found.get(id) ?? { id, title, texts: [] };
    const text = { type: one.type, facts: short(one.strength) };
    const isNew = !known.texts.some(({ type, facts }) => type === text.type && facts === text.facts);
    if (isNew && known.texts.length < 3) found.set(id, { ...known, texts: [...known.texts, text] });
  }
  return [...found.values()].slice(0, MOST);
}

const heightOf = ({ texts }: Neighbour): number =>
  Math.max(NODE_HEIGHT, texts.length * TEXT_HEIGHT) + ROW_GAP;
const heightOfAll = (neighbours: readonly Neighbour[]): number =>
  neighbours.reduce((sum, one) => sum + heightOf(one), 0);

/** Draws a product in the middle, what leads to it on the left and what it leads to on the right. */
export function arrangeAround(centre: Centre, relations: readonly KnownRelation[]): Scene {
  const { nodeWidth, gap } = measuresFor(3);
  const step = nodeWidth + gap;
  const [left, right] = ['in', 'out'].map((side) => neighboursOf(relations, centre.id, side)) as [
    Neighbour[],
    Neighbour[],
  ];
  const height = Math.max(heightOfAll(left), heightOfAll(right), NODE_HEIGHT);
  const start = left.length === 0 ? 0 : step;
  const middle = { x: start, y: height / 2 - NODE_HEIGHT / 2 };
  const place = { nodeWidth, middle };
  const sides = [
    sideOf(left, { ...place, x: 0, top: (height - heightOfAll(left)) / 2, into: true }),
    sideOf(right, { ...place, x: start + step, top: (height - heightOfAll(right)) / 2, into: false }),
  ];
  const self = nodeOf({ ...centre, texts: [] }, { key: CENTRE, role: 'start', ...middle });
  return {
    nodes: [self, ...sides.flatMap(({ nodes }) => nodes)],
    links: sides.flatMap(({ links }) => links),
    width: start + nodeWidth + (right.length === 0 ? 0 : step),
    height,
    nodeWidth,
  };
}

const CENTRE = 'centre';

interface Side {
  readonly x: number;
  readonly top: number;
  readonly into: boolean;
  readonly nodeWidth: number;
  readonly middle: { readonly x: number; readonly y: number };
}

function sideOf(neighbours: readonly Neighbour[], side: Side): { nodes: SceneNode[]; links: SceneLink[] } {
  const nodes: SceneNode[] = [];
  const links: SceneLink[] = [];
  let { top } = side;
  for (const neighbour of neighbours) {
    const lane = top + heightOf(neighbour) / 2;
    const key = `${side.into ? 'in' : 'out'} ${neighbour.id}`;
    nodes.push(nodeOf(neighbour, { key, role: 'step', x: side.x, y: lane - NODE_HEIGHT / 2 }));
    links.push(linkOf(neighbour, side, { key, lane }));
    top += heightOf(neighbour);
  }
  return { nodes, links };
}

const nodeOf = ({ title }: Neighbour, place: Pick<SceneNode, 'key' | 'role' | 'x' | 'y'>): SceneNode => ({
  ...place,
  label: 'Product',
  name: title,
  context: null,
  reasons: [],
});

/** Level along its neighbour's lane, where its text stands, and bent towards the middle. */
function linkOf({ texts }: Neighbour, side: Side, { key, lane }: { key: string; lane: number }): SceneLink {
  const { into, nodeWidth, middle, x } = side;
  const centreY = middle.y + NODE_HEIGHT / 2;
  const [from, to] = into ? [x + nodeWidth, middle.x] : [middle.x + nodeWidth, x];
  const bend = 28;
  const line = into
    ? `M ${from} ${lane} H ${to - bend} C ${to - bend / 2} ${lane} ${to - bend / 2} ${centreY} ${to} ${centreY}`
    : `M ${from} ${centreY} C ${from + bend / 2} ${centreY} ${from + bend / 2} ${lane} ${from + bend} ${lane} H ${to}`;
  const ends = into ? { from: key, to: CENTRE } : { from: CENTRE, to: key };
  return {
    key: `link ${key}`,
    ...ends,
    texts,
    reasons: [],
    line,
    labelX: (from + to) / 2,
    labelY: lane,
    arrow: 'to',
  };
}
