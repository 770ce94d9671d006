import type { EventInput } from '@wherefore/contracts';
import { isoOf } from '../calendar.js';
import { productId } from '../catalogue/product.js';
import { Demand } from '../orders/demand.js';
import { customerId } from '../people/customer.js';
import { planSessions } from '../web/plan-sessions.js';
import type { Session } from '../web/session.js';
import { sessionSteps, type Step } from '../web/session-steps.js';
import type { World } from '../world.js';

const WEB = 'demo-web';

/** The web shop's tracker: session by session, in the order in which they began. */
export function* webFeed({ shop, customers, orders }: World): Generator<EventInput> {
  const visitors = { shop, customers, demand: new Demand(shop) };
  for (const session of planSessions(shop, customers, orders)) {
    let n = 0;
    for (const step of sessionSteps(visitors, session)) yield stepEvent(session, step, ++n);
  }
}

function stepEvent({ id, customer }: Session, step: Step, n: number): EventInput {
  const visitor = { ...(customer === null ? {} : { customer: customerId(customer) }), session: id };
  const envelope = { id: `${id}-${n}`, source: WEB, occurredAt: isoOf(step.at) } as const;
  if (step.kind === 'view') {
    return { ...envelope, type: 'product.viewed', payload: { ...visitor, product: productId(step.product) } };
  }
  const items = step.items.map(([product, quantity]) => ({ product: productId(product), quantity }));
  return { ...envelope, type: 'cart.changed', payload: { ...visitor, items } };
}
