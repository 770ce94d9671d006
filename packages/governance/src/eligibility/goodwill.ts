import type { Channel, Intent } from '@wherefore/contracts';
import { type Check, counted, DAY_MS, daysAgo } from './check.js';

/** Days during which something given back is not offered again. */
const REFUND_DAYS = 90;

/** Channels on which the shop calls on the visitor, not the visitor on the shop. */
const PROMOTIONAL: ReadonlySet<Channel> = new Set(['email', 'push', 'phone']);
/** Offers that sell more, as against those that serve. */
const SELLING: ReadonlySet<Intent> = new Set(['upgrade', 'discover']);

/** "Not for me" is heard for as long as the placement says. */
export const isCoolingDown: Check = ({ facts }, { placement: { coolDownDays } }, { rejections, at }) => {
  const turnedDown = rejections.get(facts.id);
  if (turnedDown === undefined) return null;
  const then = Date.parse(turnedDown);
  if (at - then >= coolDownDays * DAY_MS) return null;
  return `The visitor turned it down ${daysAgo(then, at)}; it rests for ${counted(coolDownDays, 'day')}.`;
};

/**
 * Nothing that the visitor has an open ticket about. While they have a complaint that names no product, upgrades and
 * things to discover are not sent or spoken to them; in the shop itself, and for what serves them, it does not matter.
 */
export const isComplainedOf: Check = ({ facts, intent }, _, { tickets, generalComplaint, channel }) => {
  const ticket = tickets.get(facts.id);
  if (ticket !== undefined) return `The visitor’s ticket ${ticket} about it is not settled.`;
  if (generalComplaint === null || !PROMOTIONAL.has(channel) || !SELLING.has(intent)) return null;
  return `The visitor’s complaint ${generalComplaint} is not settled: nothing new by ${channel}.`;
};

export const isGivenBack: Check = ({ facts }, _, { returns, now }) => {
  const givenBack = returns.get(facts.id);
  if (givenBack === undefined) return null;
  const then = Date.parse(givenBack);
  if (now - then >= REFUND_DAYS * DAY_MS) return null;
  return `The visitor gave it back ${daysAgo(then, now)}; it rests for ${counted(REFUND_DAYS, 'day')}.`;
};
