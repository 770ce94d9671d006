import type { EvidenceBook } from './evidence-book.js';
import type { Standings } from './standing.js';

/** What was read of an epoch, and ranked by it. */
export interface Book {
  readonly epoch: string;
  readonly evidence: EvidenceBook;
  readonly standings: Standings;
}
