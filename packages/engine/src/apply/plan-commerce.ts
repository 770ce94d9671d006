import type { EventOf, EventType } from '@wherefore/contracts';
import {
  deleteBundles,
  deleteProducts,
  judgeRelations,
  linkProducts,
  setPrices,
  setStock,
  setStoreStock,
  setSubscriptions,
  upsertBundles,
  upsertCategories,
  upsertProducts,
} from '@wherefore/graph';
import type { EffectPlan } from './effect-plan.js';
import { newestPrice, newestSubscription } from './newest-rows.js';
import { guardOf, type Planners } from './plan-crm.js';

export const commercePlanners: Planners<
  Extract<
    EventType,
    | `category.${string}`
    | `product.${'upserted' | 'deleted'}`
    | `price.${string}`
    | `stock.${string}`
    | `relation.${string}`
    | `bundle.${string}`
    | `subscription.${string}`
  >
> = {
  'category.upserted'(plan, event) {
    const { category, name, parent } = event.payload;
    plan.set(upsertCategories, category, { ...guardOf(event, category), name, parent: parent ?? null });
  },
  'product.upserted': planProduct,
  'product.deleted'(plan, event) {
    plan.set(deleteProducts, event.payload.product, guardOf(event, event.payload.product));
  },
  'price.changed'(plan, event) {
    const { product, price, cost, currency } = event.payload;
    const guard = guardOf(event, product);
    plan.add(setPrices, product, { row: priceRow(guard, { price, cost, currency }), sum: newestPrice });
  },
  'stock.changed'(plan, event) {
    const { product, quantity, store } = event.payload;
    if (store === undefined) plan.set(setStock, product, { ...guardOf(event, product), quantity });
    else plan.set(setStoreStock, `${product}\n${store}`, { ...guardOf(event, product), store, quantity });
  },
  'relation.judged'(plan, event) {
    const { from, to, kind } = event.payload;
    plan.products.add(from).add(to);
    const id = `${from}\n${to}\n${kind}`;
    plan.set(judgeRelations, id, { ...guardOf(event, id), ...event.payload });
  },
  'bundle.upserted'(plan, event) {
    const { bundle, title, price, parts } = event.payload;
    for (const part of parts) plan.products.add(part.product);
    plan.set(upsertBundles, bundle, {
      ...guardOf(event, bundle),
      title,
      price: price ?? null,
      parts: parts.map(({ product, quantity, role }) => ({ product, quantity, role: role ?? null })),
    });
  },
  'bundle.deleted'(plan, event) {
    plan.set(deleteBundles, event.payload.bundle, guardOf(event, event.payload.bundle));
  },
  'subscription.changed'(plan, event) {
    const { customer, product, plan: name, seats, status, since, renewsAt } = event.payload;
    plan.products.add(product);
    const guard = guardOf(event, product);
    const row = {
      ...guard,
      customer,
      product,
      plan: name,
      seats,
      status,
      since: since ?? null,
      sinceStamp: since === undefined ? null : guard.stamp,
      renewsAt: renewsAt ?? null,
    };
    plan.add(setSubscriptions, `${customer}\n${product}`, { row, sum: newestSubscription });
  },
};

/** A product event may bring price and stock; each is a fact of its own with its own order of truth. */
function planProduct(plan: EffectPlan, event: EventOf<'product.upserted'>): void {
  const { payload } = event;
  const guard = guardOf(event, payload.product);
  plan.set(upsertProducts, payload.product, {
    ...guard,
    title: payload.title,
    description: payload.description ?? null,
    kind: payload.kind,
    active: payload.active,
    image: payload.image ?? null,
  });
  plan.set(linkProducts, payload.product, {
    ...guard,
    categories: distinct(payload.categories),
    brands: payload.brand === undefined ? [] : [payload.brand],
    attributes: Object.entries(payload.attributes ?? {}).map(([name, value]) => ({
      id: JSON.stringify([name, value]),
      name,
      value,
    })),
    upgradesTo: distinct(payload.upgradesTo),
    requires: distinct(payload.requires),
    compatibleWith: distinct(payload.compatibleWith),
    substitutes: others(payload.substitutes, payload.product),
    complements: others(payload.complements, payload.product),
  });
  if (payload.price !== undefined) {
    const { price, cost, currency } = payload;
    const row = priceRow(guard, { price, cost, currency });
    plan.add(setPrices, payload.product, { row, sum: newestPrice });
  }
  if (payload.stock !== undefined) plan.set(setStock, payload.product, { ...guard, quantity: payload.stock });
}

interface Price {
  readonly price: number;
  readonly cost: number | undefined;
  readonly currency: string | undefined;
}

const priceRow = (guard: ReturnType<typeof guardOf>, { price, cost, currency }: Price) => ({
  ...guard,
  price,
  cost: cost ?? null,
  costStamp: cost === undefined ? null : guard.stamp,
  currency: currency ?? null,
  currencyStamp: currency === undefined ? null : guard.stamp,
});

const distinct = (ids: readonly string[] | undefined): string[] => [...new Set(ids ?? [])];
/** Nothing goes with itself or stands in for itself. */
const others = (ids: readonly string[] | undefined, product: string): string[] =>
  distinct(ids).filter((id) => id !== product);
