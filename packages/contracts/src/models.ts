/** Names that point at a version: what decides offers, what did before, what is tried on a share of visitors, what is only watched. */
export const MODEL_ALIASES = Object.freeze(['current', 'previous', 'canary', 'shadow'] as const);
export type ModelAlias = (typeof MODEL_ALIASES)[number];

/** Where a version comes from: enough to learn it again. */
export interface ModelLineage {
  /** Who let it be learned, and why. */
  readonly by: string;
  readonly why: string;
  /** The program that learned it: version of the product, and the hash of its learning code. */
  readonly code: string;
  /** SHA-256 of the log it was learned from, and of what was read of the catalogue, groups and refusals. */
  readonly snapshot: string;
  readonly shop: string;
  /** The latest purchase among it. */
  readonly until: string;
  /** The options that have a bearing on what is learned. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** On customers whose last weeks were held back; what could not be measured is missing. */
  readonly metrics: Readonly<Record<string, number>>;
}

/** What a learning run found, under a name that follows from all of its content; it never changes. */
export interface ModelVersion extends ModelLineage {
  /** m-<first 12 characters of the hash>. */
  readonly id: string;
  /** SHA-256 of its content. */
  readonly hash: string;
  /** When it was first learned. */
  readonly at: string;
  /** How many relationships it has, in all and by kind. */
  readonly edges: number;
  readonly volumes: Readonly<Record<string, number>>;
  /** Most relationships that leave one node, by kind. */
  readonly degrees: Readonly<Record<string, number>>;
  readonly aliases: readonly ModelAlias[];
  /** The epoch that holds its relationships; null where only the record of it is left. */
  readonly epoch: string | null;
}

/** One thing that must hold before a version is served. */
export interface ModelCheck {
  readonly name: 'complete' | 'constants' | 'volume' | 'degree' | 'metric' | 'scenarios';
  readonly holds: boolean;
  /** A sentence with the figures. */
  readonly detail: string;
}
