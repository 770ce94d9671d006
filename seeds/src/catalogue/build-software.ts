import { PLANS, SOFTWARE_AISLE, SOFTWARE_MAKERS, type SoftwareMaker } from '../vocabulary/software.js';
import { productId, roundCents, type Product } from './product.js';

/** The plans and add-ons of every maker, numbered on from `firstIndex`: three plans, then the add-ons, per maker. */
export function buildSoftware(firstIndex: number): Product[] {
  const drafts = SOFTWARE_MAKERS.flatMap((maker) => [
    ...PLANS.map(({ name, factor }) => planOf(maker, name, factor)),
    ...maker.addOns.map((name) => addOnOf(maker, name)),
  ]);
  return drafts.map((draft, position) => ({
    ...draft,
    index: firstIndex + position,
    id: productId(firstIndex + position),
    aisle: SOFTWARE_AISLE.id,
    cost: roundCents(draft.price * 0.12),
    rank: position % (PLANS.length * 2),
    staple: false,
    gapDays: null,
  }));
}

type SoftwareDraft = Pick<
  Product,
  'title' | 'description' | 'kind' | 'brand' | 'shelf' | 'attributes' | 'price'
>;

function planOf(maker: SoftwareMaker, plan: string, factor: number): SoftwareDraft {
  return {
    title: `${maker.brand} ${plan} ${maker.noun} plan`,
    description: `${maker.brand} ${plan}: ${maker.noun} by subscription, per seat and year.`,
    kind: 'subscription',
    brand: maker.brand,
    shelf: maker.shelf.id,
    attributes: { plan },
    price: Math.round(maker.seatPrice * factor),
  };
}

function addOnOf(maker: SoftwareMaker, name: string): SoftwareDraft {
  return {
    title: `${maker.brand} ${name} add-on`,
    description: `Adds ${name} to any ${maker.brand} plan, per seat and year.`,
    kind: 'add-on',
    brand: maker.brand,
    shelf: maker.shelf.id,
    attributes: {},
    price: Math.round(maker.seatPrice * 0.4),
  };
}
