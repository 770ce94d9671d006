import { mergeHops, type Hop } from './lanes.js';
import type { PlacedLane } from './placed-lanes.js';
import { NODE_HEIGHT, type LinkText, type SceneLink, type SceneNode } from './scene.js';

/** Length of the bend where a line leaves or joins its lane, in pixels. */
const BEND = 28;

interface Run {
  readonly from: SceneNode;
  readonly to: SceneNode;
  readonly hop: Hop;
  readonly ys: readonly number[];
  readonly reasons: readonly number[];
}

function runsOf(placed: readonly PlacedLane[], nodes: readonly SceneNode[]): Map<string, Run> {
  const byKey = new Map(nodes.map((node) => [node.key, node]));
  const runs = new Map<string, Run>();
  for (const { lane, y } of placed) {
    lane.hops.forEach((hop, index) => {
      const from = byKey.get(lane.stops[index]?.key ?? '');
      const to = byKey.get(lane.stops[index + 1]?.key ?? '');
      if (from === undefined || to === undefined) return;
      const key = `${from.key} ${to.key}`;
      const run = runs.get(key);
      runs.set(key, {
        from,
        to,
        hop: run === undefined ? hop : mergeHops(run.hop, hop),
        ys: [...(run?.ys ?? []), y],
        reasons: [...(run?.reasons ?? []), ...lane.reasons],
      });
    });
  }
  return runs;
}

const middle = (node: SceneNode): number => node.y + NODE_HEIGHT / 2;

/** A line that bends into its lane, runs level where its facts stand, and bends out to its end. */
function routeOf({ from, to, ys }: Run, nodeWidth: number): Pick<SceneLink, 'line' | 'labelX' | 'labelY'> {
  const lane = ys.reduce((total, y) => total + y, 0) / ys.length;
  const [x1, y1, x2, y2] = [from.x + nodeWidth, middle(from), to.x, middle(to)];
  const start = Math.abs(y1 - lane) < 1 ? x1 : x1 + BEND;
  const end = Math.abs(y2 - lane) < 1 ? x2 : x2 - BEND;
  const into = start === x1 ? '' : `C ${x1 + BEND / 2} ${y1} ${x1 + BEND / 2} ${lane} ${start} ${lane} `;
  const out =
    end === x2 ? `H ${x2}` : `H ${end} C ${x2 - BEND / 2} ${lane} ${x2 - BEND / 2} ${y2} ${x2} ${y2}`;
  return { line: `M ${x1} ${y1} ${into}${out}`, labelX: (start + end) / 2, labelY: lane };
}

/** The lines of the drawing; lanes that share both ends of a hop share its line. */
export function linksOf(
  placed: readonly PlacedLane[],
  nodes: readonly SceneNode[],
  nodeWidth: number,
): SceneLink[] {
  return [...runsOf(placed, nodes)].map(([key, run]) => {
    const texts: readonly LinkText[] = run.hop.texts;
    const ends = { from: run.from.key, to: run.to.key };
    return { key, ...ends, texts, reasons: run.reasons, arrow: run.hop.arrow, ...routeOf(run, nodeWidth) };
  });
}
