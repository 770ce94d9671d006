import { weightingOf } from '@wherefore/contracts';
import type { EdgeList } from '../edges/edge-list.js';
import { hadOf } from './past.js';
import type { Signal } from './signal.js';

/** Anchors below this weight are passed over. */
const LEAST = 1e-4;

/** Edges from what one had, each weighing edge x what having it counts. */
export function edgeSignal(kind: Omit<Signal, 'collect'>, edges: EdgeList): Signal {
  return {
    ...kind,
    collect(past, now, into) {
      const had = hadOf(past, now);
      for (let at = 0; at < had.length; at += 1) {
        const weight = weightingOf(kind.weighting, had[at] as (typeof had)[number]);
        if (weight < LEAST) continue;
        into.along?.(at);
        const item = past.items[at] as number;
        const end = edges.offset[item + 1] as number;
        for (let edge = edges.offset[item] as number; edge < end; edge += 1)
          into.add(edges.to[edge] as number, weight * (edges.weight[edge] as number));
      }
    },
  };
}
