import {
  EVIDENCE_SHAPES,
  type EvidencePath,
  type PathNode,
  type PathRelationship,
  type Term,
} from '@wherefore/contracts';

/** Whose path it is and what it leads to. */
export interface PathEnds {
  readonly customer: string | null;
  readonly candidate: { readonly id: string; readonly name: string };
}

/** A term as a walk through the graph: customer (where the graph links one) -> anchor -> ... -> candidate. */
export function pathOf(term: Term, ends: PathEnds): EvidencePath {
  const { anchor, row, source } = term;
  const nodes: PathNode[] = [];
  const relationships: PathRelationship[] = [];
  if (anchor.behaviour !== undefined && ends.customer !== null) {
    nodes.push({ label: 'Customer', id: ends.customer, name: ends.customer });
    relationships.push({ ...anchor.behaviour, from: 0, to: 1 });
  }
  nodes.push({ label: anchor.label, id: anchor.id, name: anchor.name });
  EVIDENCE_SHAPES[source].hops.forEach((type, hop) => {
    const from = nodes.length - 1;
    const to = nextNode(nodes, { term, ends, hop });
    relationships.push({ type, from, to, properties: row.facts[hop] ?? {} });
  });
  return { nodes, relationships };
}

function nextNode(nodes: PathNode[], step: { term: Term; ends: PathEnds; hop: number }): number {
  const { term, ends, hop } = step;
  const isLast = hop === EVIDENCE_SHAPES[term.source].hops.length - 1;
  if (isLast && term.anchor.label === 'Product' && term.anchor.id === ends.candidate.id)
    return nodes.length - 1;
  const { via } = term.row;
  nodes.push(!isLast && via !== null ? via : { label: 'Product', ...ends.candidate });
  return nodes.length - 1;
}

/** A path in one line of text: `c1 -PURCHASED-> Tent -COMPLEMENTS-> Pegs`. */
export function pathText(path: EvidencePath): string {
  const [first] = path.nodes;
  const steps = path.relationships.map(({ type, to }) => ` -${type}-> ${path.nodes[to]?.name ?? '?'}`);
  return `${first?.name ?? '?'}${steps.join('')}`;
}
