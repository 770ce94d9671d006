import type { EdgeList } from '../edges/edge-list.js';
import { anchorWeights, type Decay } from './past.js';
import type { Signal } from './signal.js';

/** Anchors below this weight are passed over. */
const LEAST = 0.01;

/** Edges from what one had, each weighing edge x decay of the anchor. */
export function edgeSignal(
  name: string,
  edges: EdgeList,
  { decay, prior }: { readonly decay: Decay; readonly prior: number },
): Signal {
  return {
    name,
    prior,
    collect(past, now, into) {
      const weights = anchorWeights(past, decay, now);
      past.items.forEach((item, at) => {
        const weight = weights[at] as number;
        if (weight < LEAST) return;
        const end = edges.offset[item + 1] as number;
        for (let edge = edges.offset[item] as number; edge < end; edge += 1)
          into.add(edges.to[edge] as number, weight * (edges.weight[edge] as number));
      });
    },
  };
}
