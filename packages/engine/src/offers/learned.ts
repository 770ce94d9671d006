import type { Epoch } from '@wherefore/contracts';
import type { EvidenceBook } from './evidence-book.js';
import type { Inputs } from './inputs.js';

/** A decision's inputs once something has been learned. */
export interface Learned extends Inputs {
  readonly epoch: Epoch;
  readonly evidence: EvidenceBook;
}
