import { lanesOf } from './lanes.js';
import {
  NODE_HEIGHT,
  TEXT_HEIGHT,
  type Reason,
  type Scene,
  type SceneLink,
  type SceneNode,
} from './scene.js';

const NODE_WIDTH = 208;
/** Free line above and below the facts, in pixels. */
const CLEAR = 24;

/** Draws one path from top to bottom, for narrow screens. Of several paths over other nodes only the first is drawn. */
export function arrangeDown(reasons: readonly Reason[]): Scene {
  const [lane] = lanesOf(reasons);
  if (lane === undefined)
    return { nodes: [], links: [], width: NODE_WIDTH, height: 0, nodeWidth: NODE_WIDTH };
  const nodes: SceneNode[] = [];
  const links: SceneLink[] = [];
  let y = 0;
  lane.stops.forEach(({ key, role, node, context }, index) => {
    nodes.push({ key, role, label: node.label, name: node.name, context, reasons: lane.reasons, x: 0, y });
    const hop = lane.hops[index];
    const next = lane.stops[index + 1];
    if (hop === undefined || next === undefined) return;
    const from = y + NODE_HEIGHT;
    y = from + hop.texts.length * TEXT_HEIGHT + CLEAR * 2;
    const place = { labelX: NODE_WIDTH / 2, labelY: (from + y) / 2 };
    const line = `M ${NODE_WIDTH / 2} ${from} V ${y}`;
    links.push({ key: next.key, from: key, to: next.key, ...hop, reasons: lane.reasons, line, ...place });
  });
  return { nodes, links, width: NODE_WIDTH, height: y + NODE_HEIGHT, nodeWidth: NODE_WIDTH };
}
