import type { PathNode, Properties } from '@wherefore/contracts';
import type { evidenceStatements, RowOf } from '@wherefore/graph';
import type { ProductIndex } from './product-index.js';

/** Candidates that a product, a segment or a group supports, as a source's statement found them. Kept as columns. */
export interface EvidenceList {
  readonly via: PathNode | null;
  readonly candidates: Int32Array;
  readonly strengths: Float64Array;
  /** Properties of the last relationship of a row's walk. */
  factsAt(row: number): Properties;
}

type StatementRow = RowOf<(typeof evidenceStatements)['related']>;

/** What one row of a source's statement says, ready to be added up. Curated rows come after the learned ones. */
export function evidenceList(row: StatementRow, index: ProductIndex): EvidenceList {
  const learned = row.candidates.length;
  const size = learned + row.curated.length;
  const candidates = new Int32Array(size);
  const strengths = new Float64Array(size);
  for (let i = 0; i < learned; i += 1) {
    candidates[i] = index.indexOf(row.candidates[i] ?? '');
    strengths[i] = row.strengths[i] ?? 0;
  }
  row.curated.forEach(({ candidate, strength }, i) => {
    candidates[learned + i] = index.indexOf(candidate);
    strengths[learned + i] = strength;
  });
  const columns = Object.entries(row.columns).map(
    ([name, values]) => [name, Float64Array.from(values, (value) => value ?? NaN)] as const,
  );
  const shared = row.shared ?? {};
  const curated = row.curated.map(({ facts }) => facts);
  return {
    via: row.via,
    candidates,
    strengths,
    factsAt(at) {
      if (at >= learned) return curated[at - learned] ?? {};
      const own: Record<string, number> = {};
      for (const [name, values] of columns) {
        const value = values[at] ?? NaN;
        if (!Number.isNaN(value)) own[name] = value;
      }
      return { ...own, ...shared };
    },
  };
}
