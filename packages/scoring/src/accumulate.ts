/** Candidates that one anchor supports, ready to be added up. Candidates are small integers, the caller's index. */
export interface WeightedList {
  /** Coefficient of the source x weight of the anchor; log-odds per unit of strength. */
  readonly factor: number;
  readonly candidates: Int32Array;
  readonly strengths: Float64Array;
  /** A candidate that the list says nothing of (the anchor itself), or -1. */
  readonly skip: number;
}

/** A candidate and the sum of everything that speaks for it, in log-odds above the base rate. */
export interface Total {
  readonly candidate: number;
  readonly sum: number;
}

export interface Best {
  /** The best candidates, highest sum first. */
  readonly totals: readonly Total[];
  /** How many distinct candidates anything spoke for. */
  readonly candidates: number;
}

/** One row of a list that speaks for a chosen candidate: which chosen one, which list, which row of it. */
export interface Hit {
  readonly slot: number;
  readonly list: number;
  readonly row: number;
}

/** Scratch space, grown as needed and reused: adding up never yields, so no two sums are ever in it at once. */
let sums = new Float64Array(0);
let marks = new Int32Array(0);
let touched = new Int32Array(0);
let round = 0;

/**
 * Adds up all lists and returns the `count` best candidates. `before(a, b)` settles ties, so that equal input gives an
 * equal order. `size` is one more than the greatest candidate.
 */
export function bestTotals(
  lists: readonly WeightedList[],
  options: {
    readonly size: number;
    readonly count: number;
    readonly before: (a: number, b: number) => boolean;
  },
): Best {
  const candidates = addUp(lists, options.size);
  const worse = (a: number, b: number): boolean => {
    const difference = (sums[a] ?? 0) - (sums[b] ?? 0);
    return difference === 0 ? options.before(b, a) : difference < 0;
  };
  const heap: number[] = [];
  for (let i = 0; i < candidates; i += 1) {
    const candidate = touched[i] ?? 0;
    if (heap.length < options.count) push(heap, candidate, worse);
    else if (heap[0] !== undefined && worse(heap[0], candidate)) replaceTop(heap, candidate, worse);
  }
  heap.sort((a, b) => (worse(b, a) ? -1 : 1));
  return { totals: heap.map((candidate) => ({ candidate, sum: sums[candidate] ?? 0 })), candidates };
}

function addUp(lists: readonly WeightedList[], size: number): number {
  if (sums.length < size) {
    sums = new Float64Array(size * 2);
    marks = new Int32Array(size * 2);
    touched = new Int32Array(size * 2);
    round = 0;
  }
  round += 1;
  let count = 0;
  for (const { candidates, strengths, factor, skip } of lists) {
    for (let row = 0; row < candidates.length; row += 1) {
      const candidate = candidates[row] as number;
      if (candidate === skip) continue;
      const value = factor * (strengths[row] as number);
      if (marks[candidate] === round) sums[candidate] = (sums[candidate] as number) + value;
      else {
        marks[candidate] = round;
        sums[candidate] = value;
        touched[count] = candidate;
        count += 1;
      }
    }
  }
  return count;
}

function push(heap: number[], candidate: number, worse: (a: number, b: number) => boolean): void {
  let at = heap.push(candidate) - 1;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (!worse(candidate, heap[parent] as number)) break;
    heap[at] = heap[parent] as number;
    at = parent;
  }
  heap[at] = candidate;
}

function replaceTop(heap: number[], candidate: number, worse: (a: number, b: number) => boolean): void {
  let at = 0;
  for (;;) {
    const left = 2 * at + 1;
    if (left >= heap.length) break;
    const right = left + 1;
    const child = right < heap.length && worse(heap[right] as number, heap[left] as number) ? right : left;
    if (!worse(heap[child] as number, candidate)) break;
    heap[at] = heap[child] as number;
    at = child;
  }
  heap[at] = candidate;
}

/** Every row that speaks for one of the chosen candidates, in order of lists and rows. */
export function hitsOf(lists: readonly WeightedList[], chosen: readonly number[], size: number): Hit[] {
  if (marks.length < size) addUp([], size);
  round += 1;
  chosen.forEach((candidate, slot) => {
    marks[candidate] = round;
    touched[candidate] = slot;
  });
  const hits: Hit[] = [];
  lists.forEach(({ candidates, skip }, list) => {
    for (let row = 0; row < candidates.length; row += 1) {
      const candidate = candidates[row] as number;
      if (marks[candidate] === round && candidate !== skip)
        hits.push({ slot: touched[candidate] as number, list, row });
    }
  });
  return hits;
}
