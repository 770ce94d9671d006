import type { Graph } from '@wherefore/graph';
import { inElementOrder, readElements, type StateElement } from './read-elements.js';
import { FROM_FEEDS } from './state-scope.js';

/** An element that two graphs do not have in common; null in the graph that lacks it. */
export interface StateDifference {
  readonly key: string;
  readonly one: string | null;
  readonly other: string | null;
}

/**
 * The first elements of a label or type in which two graphs differ, by key; `most` of them. Reads both graphs side by side
 * and stops when it has enough.
 */
export async function stateDifferences(
  graphs: { readonly one: Graph; readonly other: Graph },
  what: string,
  most = 10,
): Promise<StateDifference[]> {
  const found: StateDifference[] = [];
  for (const [label, types] of Object.entries(FROM_FEEDS)) {
    if (label !== what && !types.includes(what)) continue;
    const [one, other] = [only(graphs.one, label, what), only(graphs.other, label, what)];
    for await (const difference of differences(one, other)) {
      found.push(difference);
      if (found.length >= most) return found;
    }
  }
  return found;
}

/** Merges two streams in the same order. */
async function* differences(
  one: AsyncGenerator<StateElement>,
  other: AsyncGenerator<StateElement>,
): AsyncGenerator<StateDifference> {
  let [mine, theirs] = [await taken(one), await taken(other)];
  while (mine !== null || theirs !== null) {
    const order = inKeyOrder(mine, theirs);
    const left = order <= 0 ? mine : null;
    const right = order >= 0 ? theirs : null;
    if (left?.text !== right?.text) yield differenceOf(left, right);
    if (left !== null) mine = await taken(one);
    if (right !== null) theirs = await taken(other);
  }
}

const differenceOf = (one: StateElement | null, other: StateElement | null): StateDifference => ({
  key: (one ?? other)?.key ?? '',
  one: one?.text ?? null,
  other: other?.text ?? null,
});

async function* only(graph: Graph, label: string, what: string): AsyncGenerator<StateElement> {
  for await (const page of readElements(graph, label))
    for (const one of page) if (one.what === what) yield one;
}

async function taken(elements: AsyncGenerator<StateElement>): Promise<StateElement | null> {
  const next = await elements.next();
  return next.done === true ? null : next.value;
}

/** Nothing comes after everything. */
function inKeyOrder(one: StateElement | null, other: StateElement | null): number {
  if (one === null || other === null) return one === other ? 0 : one === null ? 1 : -1;
  return inElementOrder(one, other);
}
