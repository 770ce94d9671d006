import type { Placement, ProductFacts, RuleSet, Situation } from '@wherefore/contracts';
import { type Decided, decideFrom } from './decide-offers.js';
import type { Desk } from './desk.js';
import type { Inputs } from './inputs.js';
import type { ProductShelf } from './product-shelf.js';
import { shelfOf } from './shelf.js';

/** What should be different from the truth; everything else stays as it is. */
export interface Supposition {
  /** Things the visitor did that are to be forgotten, by product. */
  readonly without?: readonly string[];
  readonly cart?: Situation['cart'];
  readonly viewing?: Situation['viewing'];
  /** Segments the visitor is in, by id and name. */
  readonly segments?: readonly { readonly id: string; readonly name: string }[];
  readonly placement?: Placement;
  readonly rules?: RuleSet;
  /** Facts of products that are to be other than they are. */
  readonly products?: Readonly<Record<string, Partial<Pick<ProductFacts, 'stock' | 'price' | 'active'>>>>;
}

/** The list that would be decided if things were different. Changes nothing, records nothing, uses up no cap. */
export function suppose(desk: Desk, inputs: Inputs, change: Supposition): Promise<Decided> {
  const { situation } = inputs;
  const forgotten = new Set(change.without);
  const supposed: Situation = {
    ...situation,
    cart: change.cart ?? situation.cart,
    viewing: change.viewing === undefined ? situation.viewing : change.viewing,
    segments: change.segments?.map((segment) => ({ ...segment, properties: {} })) ?? situation.segments,
    behaviour: situation.behaviour.filter(({ product }) => !forgotten.has(product)),
    recentlyViewed: situation.recentlyViewed.filter((product) => !forgotten.has(product)),
  };
  const request = { ...inputs.request, cart: [...supposed.cart], viewing: supposed.viewing ?? undefined };
  const changed = {
    ...inputs,
    standings: null,
    request,
    situation: supposed,
    placement: change.placement ?? inputs.placement,
    rules: change.rules ?? inputs.rules,
  };
  const products = change.products === undefined ? desk.products : overlaid(desk.products, change.products);
  return decideFrom({ ...desk, products }, changed);
}

function overlaid(shelf: ProductShelf, changes: NonNullable<Supposition['products']>): ProductShelf {
  return {
    ...shelf,
    async load(ids) {
      const loaded = await shelf.load(ids);
      const kept = [...loaded.kept].map(([id, one]): [string, typeof one] => [
        id,
        { ...one, value: { ...one.value, ...changes[id] } },
      ]);
      return shelfOf(new Map(kept), loaded);
    },
  };
}
