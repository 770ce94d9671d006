import type { ProductFacts } from '@wherefore/contracts';

/** What is known of the shop when rules are checked; what is left out is not checked. */
export interface RuleKnowledge {
  /** The moment; rules that have run out by then are pointed out. */
  readonly at?: string;
  readonly placements?: ReadonlySet<string>;
  readonly segments?: ReadonlySet<string>;
  readonly categories?: ReadonlySet<string>;
  readonly brands?: ReadonlySet<string>;
  readonly products?: ReadonlySet<string>;
  /** Products that rules name, to tell whether rules about different traits meet in one of them. */
  readonly facts?: ReadonlyMap<string, ProductFacts>;
}
