import { DAY_MS, momentOfDay } from '../calendar.js';
import { productOf } from '../catalogue/shop.js';
import type { Shopper } from './fill-basket.js';

/** Probability that something used up is bought again. */
const LOYALTY = 0.62;
const REPEAT_SPREAD = 0.12;
const FOLLOW_UP_SPREAD = 0.22;

/** After a purchase: notes when what will be used up is due again, and what the new things will call for. */
export function planReturnVisits(shopper: Shopper, basket: ReadonlySet<number>, at: number): void {
  const { shop, random, agenda, owned } = shopper;
  for (const product of basket) {
    const { gapDays } = productOf(shop, product);
    if (gapDays !== null && random.chance(LOYALTY)) {
      agenda.note(product, momentOfDay(at + random.logNormal(gapDays, REPEAT_SPREAD) * DAY_MS, random));
    }
    for (const { to, probability, medianGapDays } of shop.links.sequencesOf.get(product) ?? []) {
      if (!random.chance(probability) || owned.has(to) || agenda.has(to)) continue;
      agenda.note(to, momentOfDay(at + random.logNormal(medianGapDays, FOLLOW_UP_SPREAD) * DAY_MS, random));
    }
  }
}
