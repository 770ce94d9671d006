import type { Scalar } from './evidence.js';
import type { ProductId } from './ids.js';

/** What eligibility, rules and answers need to know of a product, as the graph has it now. */
export interface ProductFacts {
  readonly id: ProductId;
  readonly title: string | null;
  readonly kind: string | null;
  readonly price: number | null;
  readonly cost: number | null;
  readonly currency: string | null;
  readonly stock: number | null;
  /** Units per store, where the shop says so. */
  readonly stores: Readonly<Record<string, number>>;
  readonly active: boolean;
  readonly deleted: boolean;
  readonly brand: string | null;
  readonly categories: readonly { readonly id: string; readonly name: string }[];
  readonly attributes: Readonly<Record<string, Scalar>>;
  /** Products it cannot be used without: one of them must be owned or in the cart. */
  readonly requires: readonly string[];
  /** Products it fits, for accessories. */
  readonly fits: readonly string[];
  /** Campaigns it is part of. */
  readonly campaigns: readonly {
    readonly id: string;
    readonly startsAt: string | null;
    readonly endsAt: string | null;
  }[];
}
