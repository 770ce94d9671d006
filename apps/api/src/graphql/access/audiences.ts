import type { Role } from '@wherefore/contracts';

/** Who may read a field. Admins read everything, and an approver is a merchandiser, without being named here. */
export const AUDIENCES = Object.freeze({
  /** Visitors too: what a shop shows to the world. */
  everyone: ['shopper', 'storefront', 'merchandiser', 'analyst', 'operator'],
  /** Visitors for themselves, and the shop's own server for them. */
  visiting: ['shopper', 'storefront'],
  /** Everyone but visitors: the shop's own server and its people. */
  house: ['storefront', 'merchandiser', 'analyst', 'operator'],
  /** All of the shop's people. */
  staff: ['merchandiser', 'analyst', 'operator'],
  /** Those who look after the offers. */
  merchandising: ['merchandiser', 'analyst'],
  /** Those who change what is offered. */
  merchandisers: ['merchandiser'],
  /** Those who publish what others drafted. */
  approvers: ['approver'],
  analysts: ['analyst'],
  operators: ['operator'],
  admins: ['admin'],
} as const satisfies Record<string, readonly Role[]>);
export type Audience = keyof typeof AUDIENCES;

/** Fields of a type by audience: names with spaces between, or `*` for all the fields that are not named. */
export type TypeAudience = Readonly<Partial<Record<Audience, string>>>;
