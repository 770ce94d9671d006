import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical-json.js';

/** Rows of one kind, as they are written. */
export interface KindOfRows {
  readonly kind: string;
  readonly rows: Iterable<object>;
  /** Nodes, which are of the content but no relationships to be counted; false where it is not said. */
  readonly isNodes?: boolean;
}

/** What a version holds, as one hash and a few figures. */
export interface Content {
  /** SHA-256, in hex. */
  readonly hash: string;
  readonly edges: number;
  /** Relationships by kind; and the most that leave one node, by kind. */
  readonly volumes: Readonly<Record<string, number>>;
  readonly degrees: Readonly<Record<string, number>>;
  /** Rows that hold a number that is none (NaN, infinite). */
  readonly broken: number;
}

/**
 * The hash of constants and of every row that is written, whatever kinds there are: rows as JSON with sorted keys, sorted within their
 * kind, kinds sorted by name. So neither threads nor the order of learning can show, and neither does when it was learned.
 */
export function contentOf(constants: object, kinds: readonly KindOfRows[]): Content {
  const hash = createHash('sha256').update(canonicalJson(constants));
  const volumes: Record<string, number> = {};
  const degrees: Record<string, number> = {};
  let [edges, broken] = [0, 0];
  const inOrder = [...kinds].sort((a, b) => (a.kind < b.kind ? -1 : 1));
  for (const { kind, rows, isNodes = false } of inOrder) {
    const texts: string[] = [];
    const leaving = new Map<string, number>();
    for (const row of rows) {
      texts.push(shortened(canonicalJson(row)));
      const start = startOf(row);
      leaving.set(start, (leaving.get(start) ?? 0) + 1);
      if (Object.values(row).some((value) => typeof value === 'number' && !Number.isFinite(value)))
        broken += 1;
    }
    hash.update(`\n${kind} ${texts.length}\n`);
    for (const text of texts.sort()) hash.update(text).update('\n');
    if (isNodes) continue;
    volumes[kind] = texts.length;
    degrees[kind] = [...leaving.values()].reduce((most, one) => Math.max(most, one), 0);
    edges += texts.length;
  }
  return { hash: hash.digest('hex'), edges, volumes, degrees, broken };
}

/** Long rows, such as vectors, stand by their own hash, so that all of a kind fit in memory. */
const shortened = (row: string): string =>
  row.length <= 256 ? row : createHash('sha256').update(row).digest('hex');

/** The node that a row's relationship leaves: rows name it `from`, `customer`, `group`, or `product` where that is both ends. */
function startOf(row: object): string {
  const { from, customer, group, product } = row as Partial<
    Record<'from' | 'customer' | 'group' | 'product', string>
  >;
  return from ?? customer ?? group ?? product ?? '';
}
