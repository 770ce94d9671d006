import { type Event, isFeedback } from '@wherefore/contracts';
import type { Keyring } from '../keyring.js';
import { EffectPlan } from './effect-plan.js';
import { commercePlanners } from './plan-commerce.js';
import { crmPlanners } from './plan-crm.js';
import { orderPlanners } from './plan-orders.js';
import { visitPlanners } from './plan-visits.js';

const planners = { ...crmPlanners, ...commercePlanners, ...orderPlanners, ...visitPlanners };

/** What events will do to the graph, whatever order they came in. */
export function planEffects(events: readonly Event[], keyring: Keyring): EffectPlan {
  const plan = new EffectPlan();
  for (const event of events) {
    if (isFeedback(event)) continue;
    const customer = 'customer' in event.payload ? event.payload.customer : undefined;
    if (customer !== undefined && !plan.customers.has(customer))
      plan.customers.set(customer, keyring.pseudonym(customer));
    const planner = planners[event.type] as (plan: EffectPlan, event: Event, keyring: Keyring) => void;
    planner(plan, event, keyring);
  }
  return plan;
}
