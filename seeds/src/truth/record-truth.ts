import { productId } from '../catalogue/product.js';
import type { Shop } from '../catalogue/shop.js';
import type { World } from '../world.js';
import { SEGMENTS } from '../vocabulary/segments.js';
import { countMeetings, type Pair } from './basket-counts.js';
import type { Decoy, PlantedComplement, PlantedSegment, PlantedTruth } from './planted-truth.js';

/** Writes down what was planted, with the lift it came to have in the orders. */
export function recordTruth(world: World): PlantedTruth {
  const { links, catalogue, bundles } = world.shop;
  return {
    complements: complements(world),
    decoys: decoys(world),
    substitutes: links.substitutes.map(([a, b]) => [productId(a), productId(b)] as const),
    sequences: links.sequences.map((link) => ({
      ...link,
      from: productId(link.from),
      to: productId(link.to),
    })),
    replenishment: catalogue.products.flatMap(({ id, gapDays }) =>
      gapDays === null ? [] : [{ product: id, medianGapDays: gapDays }],
    ),
    upgrades: links.upgrades.map(([from, to]) => ({ from: productId(from), to: productId(to) })),
    requirements: [...links.requiresOf].map(([product, bases]) => ({
      product: productId(product),
      bases: bases.map(productId),
    })),
    bundles: bundles.map(({ id, main, accessories }) => ({
      bundle: id,
      products: [main.id, ...accessories.map((accessory) => accessory.id)],
    })),
    segments: segments(world),
  };
}

function complements({ shop, orders }: World): PlantedComplement[] {
  const links = shop.links.complements;
  const meetings = countMeetings(
    orders,
    links.map(({ from, to }): Pair => [from, to]),
  );
  return links.map(({ from, to, probability }, at) => ({
    from: productId(from),
    to: productId(to),
    probability,
    lift: meetings[at]?.lift ?? 0,
    support: meetings[at]?.support ?? 0,
    together: meetings[at]?.together ?? 0,
  }));
}

/** Every pair of the staples' runaway best sellers. */
function decoys({ shop, orders }: World): Decoy[] {
  const best = bestStaples(shop);
  const pairs = best.flatMap((a, at) => best.slice(at + 1).map((b): Pair => [a, b]));
  return countMeetings(orders, pairs).map(({ lift, together }, at) => {
    const [a, b] = pairs[at] ?? [0, 0];
    return { a: productId(a), b: productId(b), lift, together };
  });
}

const bestStaples = ({ catalogue }: Shop): number[] =>
  catalogue.products.filter(({ staple, rank }) => staple && rank === 0).map(({ index }) => index);

function segments({ customers }: World): PlantedSegment[] {
  return SEGMENTS.map(({ id, affinity }, position) => ({
    segment: id,
    members: customers
      .filter(({ taste }) => taste.segments.includes(position))
      .map((customer) => customer.id),
    affinities: Object.entries(affinity).map(([aisle, multiplier]) => ({ aisle, multiplier })),
  }));
}
