import type {
  Arm,
  Basis,
  Epoch,
  OfferRequest,
  Placement,
  RuleSet,
  Situation,
  Snapshot,
  Taken,
} from '@wherefore/contracts';
import type { EvidenceBook, LeftOut } from './evidence-book.js';
import type { Bundles } from './load-bundle-parts.js';
import type { Trial } from './load-tried.js';
import type { Models } from '../terms/ask-models.js';
import type { Standings } from './standing.js';

/** The arm of a rollout that a decision belongs to. */
export interface TrialArm {
  readonly arm: Arm;
  readonly trial: Trial;
}

/** Everything a decision is computed from, but for the evidence and the products it will ask for. */
export interface Inputs {
  readonly request: OfferRequest;
  /** The same with pseudonyms of the customer and the session, as it is recorded. */
  readonly recorded: OfferRequest;
  readonly placement: Placement;
  readonly situation: Situation;
  readonly epoch: Epoch | null;
  readonly rules: RuleSet;
  readonly bundles: Bundles;
  readonly evidence: EvidenceBook | null;
  /** What was ranked before from the same; null where the inputs are supposed, not read. */
  readonly standings: Standings | null;
  /** Models that add to scores. */
  readonly models: Models;
  /** Evidence that is not to be used though it may be there: a decision that is replayed was made without it. */
  readonly leftOut: readonly LeftOut[];
  /** What could not be read of the visitor and of what the shop knows, in sentences. */
  readonly unread: readonly string[];
  /** Draws of exploration are made from it. */
  readonly seed: number;
  /** Products that other units of the page show. */
  readonly shownElsewhere: ReadonlySet<string>;
  /** Null where no version is tried, and where it is not known for whom. */
  readonly trial: TrialArm | null;
  /** The arms of experiments, and the holdout, that it belongs to. */
  readonly taken: Taken;
  /** Are shoppers told the reasons? */
  readonly saysReasons: boolean;
  /** Experiments that run, and models, that cannot be served, in sentences. */
  readonly notServed: readonly string[];
  /** What to keep of it all, by hash, and the snapshots themselves. */
  readonly basis: Basis;
  readonly snapshots: readonly Snapshot[];
}
