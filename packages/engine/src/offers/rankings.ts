import type { BoundedMap } from './bounded-map.js';
import type { Ranking } from './rank-candidates.js';

/** Rankings by everything they were computed from, for as long as the evidence of their epoch is not read again. */
export type Rankings = BoundedMap<string, { readonly ranking: Ranking; readonly turn: number }>;
