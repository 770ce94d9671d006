import {
  accepted,
  type OfferRequest,
  type Placement,
  type ProductFacts,
  refused,
  type RequestRefused,
  type Result,
  type RuleSet,
  type Situation,
} from '@wherefore/contracts';
import { type Decided, decideFrom } from './decide-offers.js';
import type { Desk } from './desk.js';
import type { Inputs } from './inputs.js';
import { loadInputs, type Moment } from './load-inputs.js';
import { NO_MODELS } from '../terms/ask-models.js';
import type { ProductShelf } from './product-shelf.js';
import { missingContext } from './refuse-request.js';
import { shelfOf } from './shelf.js';

/** What should be different from the truth; everything else stays as it is. */
export interface Supposition {
  /** Things the visitor did that are to be forgotten, by product. */
  readonly without?: readonly string[];
  readonly cart?: Situation['cart'];
  /** Null: nothing is being looked at. */
  readonly viewing?: Situation['viewing'];
  /** Segments the visitor is in, by id and name. */
  readonly segments?: readonly { readonly id: string; readonly name: string }[];
  readonly placement?: Placement;
  readonly rules?: RuleSet;
  /** No model adds to scores. */
  readonly withoutModels?: boolean;
  /** Facts of products that are to be other than they are. */
  readonly products?: Readonly<Record<string, Partial<Pick<ProductFacts, 'stock' | 'price' | 'active'>>>>;
}

/**
 * The list that a request would get if things were different; what its placement needs has to be there after the change,
 * not before. Changes nothing, records nothing, uses up no cap.
 */
export async function whatIf(
  desk: Desk,
  { request, change }: { readonly request: OfferRequest; readonly change: Supposition },
  moment: Moment,
): Promise<Result<Decided, RequestRefused>> {
  const inputs = await loadInputs(desk, request, { ...moment, unfinished: true });
  if (!inputs.ok) return inputs;
  const decided = await suppose(desk, inputs.value, change);
  const missing = missingContext(decided.inputs.placement, decided.inputs.request);
  return missing === null ? accepted(decided) : refused(missing);
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
    models: change.withoutModels === true ? NO_MODELS : inputs.models,
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
