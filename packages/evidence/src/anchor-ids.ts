import { type Anchor, EVIDENCE_SHAPES, type EvidenceSource } from '@wherefore/contracts';

/** The anchors a source may start from. */
export function anchorsFor(source: EvidenceSource, anchors: readonly Anchor[]): Anchor[] {
  const { kinds } = EVIDENCE_SHAPES[source];
  return anchors.filter((anchor) => kinds.includes(anchor.kind) && anchor.weight > 0);
}

/** Their distinct ids, sorted: the batch a source's statement is asked with. */
export function anchorIds(source: EvidenceSource, anchors: readonly Anchor[]): string[] {
  return [...new Set(anchorsFor(source, anchors).map((anchor) => anchor.id))].sort();
}
