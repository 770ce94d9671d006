import type { Epoch, EvidenceRow, EvidenceSource, ProductId, Term } from '@wherefore/contracts';
import { anchorsFor } from './anchors-for.js';
import type { KnownAnchor } from './anchors-of.js';
import { groupById } from './group-by-id.js';

/** What one source found for a batch of anchors. */
export interface Found {
  readonly source: EvidenceSource;
  readonly rows: readonly EvidenceRow[];
}

/**
 * Every addend of every candidate's score: one per source, anchor and evidence row, worth
 * coefficient x anchor weight x strength. Sources whose coefficient is 0 add nothing and are left out.
 */
export function termsOf(
  found: readonly Found[],
  anchors: readonly KnownAnchor[],
  epoch: Epoch,
): Map<ProductId, Term[]> {
  const terms = new Map<ProductId, Term[]>();
  for (const { source, rows } of found) {
    const coefficient = epoch.coefficients[source];
    if (coefficient === 0) continue;
    const byId = groupById(anchorsFor(source, anchors, { epoch }));
    for (const row of rows) {
      for (const anchor of byId.get(row.anchor) ?? []) {
        const value = coefficient * anchor.weight * row.strength;
        const term = { source, anchor, row, coefficient, value };
        const known = terms.get(row.candidate);
        if (known === undefined) terms.set(row.candidate, [term]);
        else known.push(term);
      }
    }
  }
  return terms;
}
