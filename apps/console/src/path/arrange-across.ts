import { lanesOf } from './lanes.js';
import { linksOf } from './links-across.js';
import { LANE_GAP, measuresFor, placeLanes, type PlacedLane } from './placed-lanes.js';
import { NODE_HEIGHT, type Reason, type Scene, type SceneNode } from './scene.js';

const mean = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0) / Math.max(1, values.length);

function nodesOf(placed: readonly PlacedLane[], columns: number): SceneNode[] {
  const { nodeWidth, gap } = measuresFor(columns);
  const rows = new Map<string, { first: PlacedLane; column: number; ys: number[]; reasons: number[] }>();
  for (const one of placed) {
    one.lane.stops.forEach((stop, index) => {
      const column = stop.role === 'offer' ? columns - 1 : index;
      const row = rows.get(stop.key) ?? { first: one, column, ys: [], reasons: [] };
      row.ys.push(one.y);
      row.reasons.push(...one.lane.reasons);
      rows.set(stop.key, row);
    });
  }
  return [...rows].flatMap(([key, { first, column, ys, reasons }]) => {
    const stop = first.lane.stops.find((candidate) => candidate.key === key);
    if (stop === undefined) return [];
    const { role, node, context } = stop;
    const x = column * (nodeWidth + gap);
    const y = mean(ys) - NODE_HEIGHT / 2;
    return [{ key, role, label: node.label, name: node.name, context, reasons, x, y }];
  });
}

/**
 * Draws paths from left to right, one lane each, all ending in the offer. A node stands in the middle of the lanes
 * that share it, and every line keeps to its lane, so that no two labels meet.
 */
export function arrangeAcross(reasons: readonly Reason[]): Scene {
  const placed = placeLanes(lanesOf(reasons));
  const columns = Math.max(0, ...placed.map(({ lane }) => lane.stops.length));
  const { nodeWidth, gap } = measuresFor(columns);
  const nodes = nodesOf(placed, columns);
  const bottom = Math.max(0, ...nodes.map((node) => node.y + NODE_HEIGHT), ...placed.map(({ y }) => y));
  return {
    nodes,
    links: linksOf(placed, nodes, nodeWidth),
    width: columns * nodeWidth + Math.max(0, columns - 1) * gap,
    height: bottom + LANE_GAP / 2,
    nodeWidth,
  };
}
