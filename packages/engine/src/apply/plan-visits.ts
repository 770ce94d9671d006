import { type EventOf, stampOf } from '@wherefore/contracts';
import {
  identifySessions,
  recordRejections,
  recordSessionRejections,
  recordSessionViews,
  recordViews,
  setCarts,
  setSessionCarts,
} from '@wherefore/graph';
import type { Keyring } from '../keyring.js';
import type { EffectPlan } from './effect-plan.js';
import { guardOf, type Planners } from './plan-crm.js';
import { sumTouches } from './sum-rows.js';

type Visit = EventOf<'product.viewed' | 'cart.changed' | 'offer.rejected' | 'session.identified'>;

/**
 * What visitors do belongs to the customer where one is named, else to the session, and to nobody where neither is. An
 * event that names both also says whose the session is.
 */
export const visitPlanners: Planners<Visit['type']> = {
  'product.viewed'(plan, event, keyring) {
    const { product, customer } = event.payload;
    const session = noteSession(plan, event, keyring);
    const at = event.occurredAt;
    const row = { product, count: 1, firstAt: at, lastAt: at, source: event.source };
    if (customer !== undefined) {
      plan.products.add(product);
      // By time too: what was before a deletion must not be summed with what was after it.
      plan.add(recordViews, `${customer}\n${product}\n${at}`, { row: { ...row, customer }, sum: sumTouches });
    } else if (session !== null) {
      plan.products.add(product);
      plan.add(recordSessionViews, `${session}\n${product}`, { row: { ...row, session }, sum: sumTouches });
    }
  },
  'cart.changed'(plan, event, keyring) {
    const { customer, items } = event.payload;
    const session = noteSession(plan, event, keyring);
    if (customer === undefined && session === null) return;
    for (const item of items) plan.products.add(item.product);
    const merged = mergeItems(items);
    if (customer !== undefined)
      plan.set(setCarts, customer, { ...guardOf(event, customer), customer, items: merged });
    // A cart that is now the customer's is no longer the session's, or what was taken out of it would stay there.
    if (session !== null)
      plan.set(setSessionCarts, session, {
        ...guardOf(event, session),
        items: customer === undefined ? merged : [],
      });
  },
  'offer.rejected'(plan, event, keyring) {
    const { product, customer, reason = null } = event.payload;
    const session = noteSession(plan, event, keyring);
    const row = { ...guardOf(event, product), reason };
    if (customer !== undefined) {
      plan.products.add(product);
      plan.set(recordRejections, `${customer}\n${product}`, { ...row, customer });
    } else if (session !== null) {
      plan.products.add(product);
      plan.set(recordSessionRejections, `${session}\n${product}`, { ...row, session });
    }
  },
  'session.identified'(plan, event, keyring) {
    const session = keyring.pseudonym(event.payload.session);
    plan.noteSession(session, event.occurredAt);
    plan.set(identifySessions, session, {
      ...guardOf(event, session),
      customer: event.payload.customer,
    });
  },
};

/** The session by its pseudonym, noted in the plan with its customer; null where the event names none. */
function noteSession(
  plan: EffectPlan,
  event: Exclude<Visit, { type: 'session.identified' }>,
  keyring: Keyring,
): string | null {
  const { customer, session: name } = event.payload;
  if (name === undefined) return null;
  const session = keyring.pseudonym(name);
  plan.noteSession(session, event.occurredAt);
  if (customer !== undefined) {
    // By time alone: an event's version counts views or carts, not identifications.
    const { id, occurredAt, source } = event;
    const stamp = stampOf({ id, occurredAt, source });
    plan.set(identifySessions, session, { ...guardOf(event, session), stamp, customer });
  }
  return session;
}

function mergeItems(
  items: readonly { readonly product: string; readonly quantity: number }[],
): { product: string; quantity: number }[] {
  const merged = new Map<string, number>();
  for (const { product, quantity } of items) merged.set(product, (merged.get(product) ?? 0) + quantity);
  return [...merged].map(([product, quantity]) => ({ product, quantity }));
}
