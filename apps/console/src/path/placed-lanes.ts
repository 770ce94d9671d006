import type { Lane } from './lanes.js';
import { NODE_HEIGHT, TEXT_HEIGHT } from './scene.js';

/** Widths in pixels: of a node, and of the space between two columns, where the facts stand. */
export interface Measures {
  readonly nodeWidth: number;
  readonly gap: number;
}

const ROOMY: Measures = { nodeWidth: 156, gap: 184 };
const TIGHT: Measures = { nodeWidth: 138, gap: 158 };

/** More columns stand closer, so that the drawing need not shrink below what can be read. */
export function measuresFor(columns: number): Measures {
  return columns > 3 ? TIGHT : ROOMY;
}

export const LANE_GAP = 18;

/** A lane and the height its line runs at. */
export interface PlacedLane {
  readonly lane: Lane;
  readonly y: number;
}

/** Stacks lanes from top to bottom, each as high as its node and its tallest label. */
export function placeLanes(lanes: readonly Lane[]): PlacedLane[] {
  let top = 0;
  return lanes.map((lane) => {
    const texts = Math.max(1, ...lane.hops.map((hop) => hop.texts.length));
    const height = Math.max(NODE_HEIGHT, texts * TEXT_HEIGHT) + LANE_GAP;
    const y = top + height / 2;
    top += height;
    return { lane, y };
  });
}
