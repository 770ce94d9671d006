import type { EvidenceSource } from './evidence.js';

/** What links two products directly, by the evidence source that follows it: a person may veto any of them for a pair. */
export const RELATION_KINDS = Object.freeze([
  'complements',
  'substitutes',
  'upgrades',
  'related',
  'followed-by',
  'walked-to',
  'chosen-with',
  'similar-content',
] as const satisfies readonly EvidenceSource[]);
export type RelationKind = (typeof RELATION_KINDS)[number];

/** What a person may say of two products themselves. */
export const STATABLE_KINDS: readonly RelationKind[] = Object.freeze(['complements', 'substitutes']);

export const RELATION_VERDICTS = Object.freeze(['stated', 'vetoed', 'withdrawn'] as const);
export type RelationVerdict = (typeof RELATION_VERDICTS)[number];
