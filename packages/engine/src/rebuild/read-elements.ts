import { type Graph, readState, type RowOf } from '@wherefore/graph';
import { canonicalJson } from '../canonical-json.js';
import { FROM_FEEDS } from './state-scope.js';

/** A node or relationship that feeds have put into the graph. */
export interface StateElement {
  /** Its label or type. */
  readonly what: string;
  /** Id of the node, or of the one that the relationship leaves. */
  readonly id: string;
  /** Who it is: `Product p1`, `Customer c1 -> p1`. Relationships of one type between the same two may share it. */
  readonly key: string;
  /** All there is to it, the same text for the same content. */
  readonly text: string;
}

/** Elements wanted at a time; what bounds memory. */
const PAGE = 5_000;
const MOST_NODES = 2_000;

/** What a node has by which it is known, and by which it is known to others. */
const NAMES: ReadonlySet<string> = new Set(['id', 'name', 'value', 'pseudonym']);

/**
 * The elements of a label, by id, in code point order: every node followed by the relationships that leave it. Reads a page
 * at a time; a page has fewer nodes where they have many relationships.
 * A node of which nothing is known but its name, and which nothing is connected with, is no element: some fact named it
 * that a newer one has replaced, and which of the two came first must not matter.
 */
export async function* readElements(graph: Graph, label: string): AsyncGenerator<readonly StateElement[]> {
  const types = [...(FROM_FEEDS[label] ?? [])];
  let [after, limit] = ['', 50];
  for (;;) {
    const rows = await graph.read(readState, { label, after, limit, types });
    const elements = rows.flatMap((row) => elementsOf(label, row));
    yield elements;
    const last = rows.at(-1);
    if (last === undefined || rows.length < limit) return;
    after = last.id;
    limit = Math.max(
      1,
      Math.min(MOST_NODES, Math.floor((PAGE * rows.length) / Math.max(1, elements.length))),
    );
  }
}

function elementsOf(label: string, row: RowOf<typeof readState>): StateElement[] {
  const { id, properties, connected, links } = row;
  if (!connected && Object.keys(properties).every((name) => NAMES.has(name))) return [];
  const node = {
    what: label,
    id,
    key: `${label} ${id}`,
    text: `${label} ${canonicalJson([id, properties])}`,
  };
  const leaving = links.map((link) => ({
    what: link.type,
    id,
    key: `${label} ${id} -> ${link.to}`,
    text: `${label} ${link.type} ${canonicalJson([id, link.to, link.properties])}`,
  }));
  return [
    node,
    ...leaving.sort((a, b) => inOrder(a.what, b.what) || inOrder(a.key, b.key) || inOrder(a.text, b.text)),
  ];
}

/** Which of two elements of one label or type comes first: by id as the graph orders (bytes of UTF-8), then by key. */
export const inElementOrder = (a: StateElement, b: StateElement): number =>
  Buffer.compare(Buffer.from(a.id), Buffer.from(b.id)) || inOrder(a.key, b.key);

const inOrder = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);
