/** What a token may be for. A token carries one or more. */
export const ROLES = Object.freeze([
  'shopper',
  'storefront',
  'merchandiser',
  'approver',
  'analyst',
  'operator',
  'admin',
] as const);
export type Role = (typeof ROLES)[number];

/** Who asks: a person, a shop's own server, or a visitor. */
export interface Principal {
  /** Who it is to the issuer; goes into audit trails. */
  readonly subject: string;
  /** With everything they imply, see {@link rolesWith}. */
  readonly roles: ReadonlySet<Role>;
  /** The one customer this token may act for; null where the token names none. */
  readonly customer: string | null;
}

/** How much of an explanation a reader gets: one sentence, the paths and figures, or the Cypher too. */
export const EXPLANATION_LEVELS = Object.freeze(['shopper', 'merchandiser', 'analyst'] as const);
export type ExplanationLevel = (typeof EXPLANATION_LEVELS)[number];

const IMPLIED: Readonly<Partial<Record<Role, readonly Role[]>>> = Object.freeze({
  approver: ['merchandiser'],
  admin: ROLES,
});

/** Roles with those they imply: an approver is a merchandiser, an admin is everything. */
export function rolesWith(given: readonly Role[]): ReadonlySet<Role> {
  return new Set(given.flatMap((role) => [role, ...(IMPLIED[role] ?? [])]));
}

/** The level of explanation that goes with roles; operators run the machine and need no more than shoppers. */
export function explanationLevelOf({ roles }: Pick<Principal, 'roles'>): ExplanationLevel {
  if (roles.has('analyst')) return 'analyst';
  return roles.has('merchandiser') ? 'merchandiser' : 'shopper';
}

/** May they act for every customer of the shop? Its own server and its people may, unless the token names a customer. */
export function actsForAnybody({ roles, customer }: Principal): boolean {
  return customer === null && [...roles].some((role) => role !== 'shopper');
}

/** May they ask or report on behalf of a customer? A shopper whose token names none acts for strangers only. */
export function mayActFor(principal: Principal, customer: string): boolean {
  return principal.customer === null ? actsForAnybody(principal) : principal.customer === customer;
}
