import { BUSIEST_DAY, busyness, DAY_MS, momentOfDay } from '../calendar.js';
import { productOf, type Shop } from '../catalogue/shop.js';
import { randomFor, type Random } from '../chance/random.js';
import type { Customer } from '../people/customer.js';
import { STORES } from '../vocabulary/people.js';
import { Agenda } from './agenda.js';
import { Demand } from './demand.js';
import { fillBasket, type Shopper } from './fill-basket.js';
import type { NewOrder, OrderBook } from './order-book.js';
import { planReturnVisits } from './plan-return-visits.js';

/** Errands due within this time of a visit are done with it. */
const TOGETHER_MS = 2.5 * DAY_MS;
const WISHES_ON_A_VISIT = 1.45;
const WISHES_ON_AN_ERRAND = 1.1;
const GUESTS = 0.03;

/** Lets every customer live through the history and writes their orders into the book. */
export function simulateOrders(shop: Shop, customers: readonly Customer[], book: OrderBook): void {
  const demand = new Demand(shop);
  for (const customer of customers) {
    const random = randomFor(shop.settings.seed, 'orders', customer.index);
    liveThrough({ shop, demand, customer, random, agenda: new Agenda(), owned: new Set() }, book);
  }
}

function liveThrough(shopper: Shopper, book: OrderBook): void {
  const { shop, random, agenda, owned } = shopper;
  const visits = visitTimes(shopper);
  for (let next = 0; ;) {
    const visitAt = visits[next] ?? Infinity;
    const at = Math.min(visitAt, agenda.nextAt);
    if (at >= shop.settings.end) return;
    const wishes =
      at === visitAt ? 1 + random.poisson(WISHES_ON_A_VISIT) : random.poisson(WISHES_ON_AN_ERRAND);
    if (at === visitAt) next++;
    const basket = fillBasket(shopper, { at, due: agenda.takeUntil(at + TOGETHER_MS), wishes });
    if (basket.size === 0) continue;
    book.add(orderOf(shopper, basket, at));
    planReturnVisits(shopper, basket, at);
    for (const product of basket) owned.add(product);
  }
}

/** Times of free visits: a Poisson process as busy as the shop, by thinning (Lewis and Shedler, 1979). */
function visitTimes({ shop, customer, random }: Shopper): number[] {
  const { start, end } = shop.settings;
  const times: number[] = [];
  const meanGap = (365 * DAY_MS) / (customer.visitsPerYear * BUSIEST_DAY);
  for (
    let day = customer.joinedAt + random.exponential(meanGap);
    day < end;
    day += random.exponential(meanGap)
  ) {
    if (!random.chance(busyness(day) / BUSIEST_DAY)) continue;
    const at = momentOfDay(day, random);
    if (at >= start) times.push(at);
  }
  return times.sort((a, b) => a - b);
}

function orderOf({ shop, customer, random }: Shopper, basket: ReadonlySet<number>, at: number): NewOrder {
  const products = [...basket];
  const channel = channelOf(random.next());
  return {
    at,
    customer: channel === 'web' && random.chance(GUESTS / WEB) ? null : customer.index,
    channel,
    store: channel === 'store' ? random.pick(STORES) : null,
    products,
    quantities: products.map((product) => quantityOf(productOf(shop, product).gapDays !== null, random)),
  };
}

const WEB = 0.6;
const APP = 0.25;

function channelOf(uniform: number): 'web' | 'app' | 'store' {
  if (uniform < WEB) return 'web';
  return uniform < WEB + APP ? 'app' : 'store';
}

function quantityOf(usedUp: boolean, random: Random): number {
  if (!random.chance(usedUp ? 0.25 : 0.05)) return 1;
  return random.chance(0.8) ? 2 : 3;
}
