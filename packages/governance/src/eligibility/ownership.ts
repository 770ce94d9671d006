import type { Properties } from '@wherefore/contracts';
import { type Check, counted, DAY_MS } from './check.js';

/** A repeat is not offered before this share of the product's own repurchase interval has passed. */
const DUE_SHARE = 0.35;

/** What the visitor ordered more than once is bought again, whatever others do. */
const isHabit = ({ count }: Properties): boolean => typeof count === 'number' && count > 1;

/** What is had is not offered again, unless people, or the visitor, come back for it. */
export const isOwned: Check = ({ facts }, { purchases, repeats }, { subscriptions }) => {
  const subscription = subscriptions.get(facts.id);
  if (subscription !== undefined) {
    const { plan, seats, renewsAt } = subscription;
    const renews = renewsAt === null ? '' : `, renewing on ${renewsAt.slice(0, 10)}`;
    return `The visitor subscribes to it: plan ${plan}, ${counted(seats, 'seat')}${renews}.`;
  }
  const purchase = purchases.get(facts.id);
  if (purchase === undefined || repeats.has(facts.id) || isHabit(purchase)) return null;
  return 'The visitor has it, and people do not usually buy it again.';
};

/** What people come back for is offered again when it is due by the median gap between purchases. */
export const isNotDue: Check = ({ facts }, { purchases, repeats }, { now }) => {
  const lastAt = purchases.get(facts.id)?.['lastAt'];
  const repeat = repeats.get(facts.id);
  if (typeof lastAt !== 'string' || repeat === undefined) return null;
  const elapsed = (now - Date.parse(lastAt)) / DAY_MS;
  if (elapsed >= DUE_SHARE * repeat.medianGapDays) return null;
  const days = counted(Math.max(0, Math.round(elapsed)), 'day');
  return `Bought ${days} ago; people come back after about ${Math.round(repeat.medianGapDays)}.`;
};
