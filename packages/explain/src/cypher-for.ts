import type { Anchor, CypherStatement, Epoch, EvidenceSource, Term } from '@wherefore/contracts';
import { inlineParameters } from './cypher-literal.js';

/** What the statement needs beside the terms. */
export interface CypherContext {
  readonly statement: string;
  readonly product: string;
  readonly customer: string | null;
  readonly epoch: Epoch;
}

/**
 * The Cypher that finds an offer's paths again and computes the same contributions. Each anchor says which sources
 * spoke from it, so that sources that were not asked, or answered too late, stay out of it.
 */
export function cypherFor(terms: readonly Term[], context: CypherContext): CypherStatement {
  const { statement, product, customer, epoch } = context;
  const used = new Map<string, { readonly anchor: Anchor; readonly sources: Set<EvidenceSource> }>();
  for (const { anchor, source } of terms) {
    const key = `${anchor.kind}|${anchor.id}|${anchor.weight}`;
    const known = used.get(key);
    if (known === undefined) used.set(key, { anchor, sources: new Set([source]) });
    else known.sources.add(source);
  }
  const anchors = [...used.values()].map(({ anchor: { kind, label, id, weight, behaviour }, sources }) => ({
    kind,
    label,
    id,
    weight,
    behaviour: behaviour?.type ?? null,
    sources: [...sources],
  }));
  const parameters = { product, customer, epoch: epoch.id, coefficients: epoch.coefficients, anchors };
  return { statement, parameters, browser: inlineParameters(statement, parameters) };
}
