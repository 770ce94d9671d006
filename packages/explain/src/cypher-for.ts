import type { Anchor, CypherStatement, Epoch, Term } from '@wherefore/contracts';
import { inlineParameters } from './cypher-literal.js';

/** What the statement needs beside the terms. */
export interface CypherContext {
  readonly statement: string;
  readonly product: string;
  readonly customer: string | null;
  readonly epoch: Epoch;
}

/** The Cypher that finds an offer's paths again and computes the same contributions. */
export function cypherFor(terms: readonly Term[], context: CypherContext): CypherStatement {
  const { statement, product, customer, epoch } = context;
  const used = new Map<string, Anchor>();
  for (const { anchor } of terms) used.set(`${anchor.kind}|${anchor.id}`, anchor);
  const anchors = [...used.values()].map(({ kind, label, id, weight, behaviour }) => ({
    kind,
    label,
    id,
    weight,
    behaviour: behaviour?.type ?? null,
  }));
  const parameters = { product, customer, epoch: epoch.id, coefficients: epoch.coefficients, anchors };
  return { statement, parameters, browser: inlineParameters(statement, parameters) };
}
