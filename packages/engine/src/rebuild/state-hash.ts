import { createHash } from 'node:crypto';
import type { Graph } from '@wherefore/graph';
import { readElements } from './read-elements.js';
import { FROM_FEEDS } from './state-scope.js';

/** All nodes of a label, or all relationships of a type. */
export interface StatePart {
  readonly what: string;
  readonly count: number;
  /** 64 hexadecimal digits; zeros where there is nothing. */
  readonly hash: string;
}

export interface StateHash {
  /** Equal for graphs with the same parts. */
  readonly hash: string;
  /** By name. */
  readonly parts: readonly StatePart[];
}

const MODULUS = 1n << 256n;

/**
 * Hashes everything in the graph that feeds have put there (see FROM_FEEDS), so that two graphs can be compared: one that
 * was built by the same events in another order, by a worker that was killed, from the log. A part's hash is the sum of its
 * elements' hashes, so their order does not matter, and two equal elements are not one. Reads pages by key and keeps one
 * page in memory; what changes meanwhile may or may not count.
 */
export async function stateHash(graph: Graph): Promise<StateHash> {
  const sums = new Map<string, { count: number; sum: bigint }>();
  for (const [label, types] of Object.entries(FROM_FEEDS))
    for (const what of [label, ...types]) sums.set(what, { count: 0, sum: 0n });
  for (const label of Object.keys(FROM_FEEDS))
    for await (const page of readElements(graph, label))
      for (const { what, text } of page) {
        const known = sums.get(what) ?? { count: 0, sum: 0n };
        sums.set(what, { count: known.count + 1, sum: (known.sum + digest(text)) % MODULUS });
      }
  const parts = [...sums]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([what, { count, sum }]) => ({ what, count, hash: sum.toString(16).padStart(64, '0') }));
  const whole = parts.map(({ what, count, hash }) => `${what} ${count} ${hash}`).join('\n');
  return { hash: createHash('sha256').update(whole).digest('hex'), parts };
}

const digest = (text: string): bigint => BigInt(`0x${createHash('sha256').update(text).digest('hex')}`);

/** Names of the parts in which two graphs differ. */
export function differingParts(one: StateHash, other: StateHash): string[] {
  const hashes = new Map(other.parts.map(({ what, hash }) => [what, hash]));
  return one.parts.filter(({ what, hash }) => hashes.get(what) !== hash).map(({ what }) => what);
}
