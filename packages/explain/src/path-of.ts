import {
  EVIDENCE_SHAPES,
  type EvidencePath,
  type PathNode,
  type PathRelationship,
  type Properties,
  type Term,
} from '@wherefore/contracts';

/** Whose path it is and what it leads to. */
export interface PathEnds {
  readonly customer: string | null;
  readonly candidate: { readonly id: string; readonly name: string };
}

const NO_PROPERTIES: Properties = Object.freeze({});

/**
 * A term as a walk through the graph: customer (where the graph links one) -> anchor -> ... -> candidate. Each
 * relationship has the direction it has in the graph, also where the walk goes against it.
 */
export function pathOf(term: Term, ends: PathEnds): EvidencePath {
  const { anchor, row, source } = term;
  const nodes: PathNode[] = [];
  const relationships: PathRelationship[] = [];
  if (anchor.behaviour !== undefined && ends.customer !== null) {
    const { type, properties } = anchor.behaviour;
    nodes.push({ label: 'Customer', id: ends.customer, name: ends.customer });
    relationships.push({ type, properties, from: 0, to: 1 });
  }
  nodes.push({ label: anchor.label, id: anchor.id, name: anchor.name });
  const { hops } = EVIDENCE_SHAPES[source];
  let hop = 0;
  for (const { type, against } of hops) {
    const here = nodes.length - 1;
    const there = nextNode(nodes, { term, ends, isLast: hop === hops.length - 1 });
    const properties = row.facts[hop] ?? NO_PROPERTIES;
    relationships.push({ type, from: against ? there : here, to: against ? here : there, properties });
    hop += 1;
  }
  return { nodes, relationships };
}

function nextNode(nodes: PathNode[], step: { term: Term; ends: PathEnds; isLast: boolean }): number {
  const { anchor, row } = step.term;
  const { candidate } = step.ends;
  if (step.isLast && anchor.label === 'Product' && anchor.id === candidate.id) return nodes.length - 1;
  if (!step.isLast && row.via !== null) nodes.push(row.via);
  else nodes.push({ label: 'Product', id: candidate.id, name: candidate.name });
  return nodes.length - 1;
}

/** A path in one line of text: `c1 -PURCHASED-> Tent -COMPLEMENTS-> Pegs`, or `Tent <-COMPATIBLE_WITH- Footprint`. */
export function pathText(path: EvidencePath): string {
  const [first] = path.nodes;
  const steps = path.relationships.map(({ type, from, to }) =>
    from <= to
      ? ` -${type}-> ${path.nodes[to]?.name ?? '?'}`
      : ` <-${type}- ${path.nodes[from]?.name ?? '?'}`,
  );
  return `${first?.name ?? '?'}${steps.join('')}`;
}
