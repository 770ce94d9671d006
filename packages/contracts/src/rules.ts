import { z } from 'zod';
import { EntityId, ProductId } from './ids.js';
import { CHANNELS, INTENTS } from './placements.js';

const ids = z.array(EntityId).min(1).max(500);
const instant = z.iso.datetime({ offset: true });
const range = { from: z.number().optional(), to: z.number().optional() };
const scalar = z.union([z.string().max(500), z.number(), z.boolean()]);
/** Conditions may be turned round. */
const turned = { not: z.boolean().default(false) };

/** One test of a rule. All conditions of a rule must hold. Those on the request come first, those on the product after. */
export const Condition = z.discriminatedUnion('on', [
  z.strictObject({ on: z.literal('placement'), is: ids, ...turned }),
  z.strictObject({ on: z.literal('channel'), is: z.array(z.enum([...CHANNELS])).min(1), ...turned }),
  z.strictObject({ on: z.literal('segment'), is: ids, ...turned }),
  z.strictObject({ on: z.literal('country'), is: ids, ...turned }),
  z.strictObject({ on: z.literal('store'), is: ids, ...turned }),
  z.strictObject({
    on: z.literal('customer-attribute'),
    name: EntityId,
    is: z.array(scalar).min(1),
    ...turned,
  }),
  z.strictObject({ on: z.literal('date'), from: instant.optional(), to: instant.optional(), ...turned }),
  z.strictObject({ on: z.literal('cart-holds'), is: ids, ...turned }),
  z.strictObject({ on: z.literal('product'), is: z.array(ProductId).min(1).max(500), ...turned }),
  z.strictObject({ on: z.literal('category'), is: ids, ...turned }),
  z.strictObject({ on: z.literal('brand'), is: ids, ...turned }),
  z.strictObject({ on: z.literal('kind'), is: ids, ...turned }),
  z.strictObject({ on: z.literal('attribute'), name: EntityId, is: z.array(scalar).min(1), ...turned }),
  z.strictObject({ on: z.literal('price'), ...range, ...turned }),
  z.strictObject({ on: z.literal('margin'), ...range, ...turned }),
  z.strictObject({ on: z.literal('stock'), ...range, ...turned }),
  z.strictObject({ on: z.literal('intent'), is: z.array(z.enum([...INTENTS])).min(1), ...turned }),
]);
export type Condition = z.infer<typeof Condition>;

/**
 * What a rule does to the products it matches. `boost` and `bury` multiply the priority; `pin` gives a position, from
 * 1; `include` makes a candidate of what nothing speaks for; `cap` limits how often one customer is shown one product
 * (or anything of the rule's products) within days; `discount` takes percent off the price; `require` refuses what does
 * not reach a margin (share of price) or a propensity.
 */
export const Action = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('pin'), position: z.int().min(1).max(100) }),
  z.strictObject({ do: z.literal('boost'), factor: z.number().gt(1).max(10) }),
  z.strictObject({ do: z.literal('bury'), factor: z.number().gt(0).lt(1) }),
  z.strictObject({ do: z.literal('exclude') }),
  z.strictObject({ do: z.literal('include') }),
  z.strictObject({
    do: z.literal('cap'),
    times: z.int().min(1).max(100),
    days: z.int().min(1).max(90),
    per: z.enum(['product', 'rule']).default('product'),
  }),
  z.strictObject({ do: z.literal('discount'), percent: z.number().gt(0).max(90) }),
  z.strictObject({
    do: z.literal('require'),
    margin: z.number().min(-1).max(1).optional(),
    propensity: z.number().min(0).max(1).optional(),
  }),
]);
export type Action = z.infer<typeof Action>;

/** A merchandiser's rule: when all of `when` holds, do `then`. */
export const Rule = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/, 'lower case letters, digits and dashes'),
  name: z.string().trim().min(1).max(200),
  when: z.array(Condition).max(20),
  then: Action,
  /** The person who answers for it. */
  owner: z.string().trim().min(1).max(200),
  reason: z.string().trim().min(1).max(1000),
  startsAt: instant.optional(),
  expiresAt: instant,
});
export type Rule = z.infer<typeof Rule>;
export type RuleInput = z.input<typeof Rule>;

/** A published, immutable set of rules. Version 0 is the empty set that every shop starts with. */
export interface RuleSet {
  readonly version: number;
  readonly rules: readonly Rule[];
}
export const NO_RULES: RuleSet = Object.freeze({ version: 0, rules: [] });

const firstOfEachId = (rules: readonly Rule[]): boolean =>
  new Set(rules.map(({ id }) => id)).size === rules.length;

/** The rules of one set; no two have the same id. */
export const Rules = z.array(Rule).max(1000).refine(firstOfEachId, 'two rules have the same id');

/** Where a version of the rules is on its way. One is published at a time; a rolled-back one is retired. */
export const RULE_SET_STATES = Object.freeze([
  'draft',
  'submitted',
  'approved',
  'published',
  'retired',
  'rejected',
] as const);
export type RuleSetState = (typeof RULE_SET_STATES)[number];

/** A version of the rules with its history. Its rules never change, its state does. */
export interface RuleSetVersion extends RuleSet {
  readonly state: RuleSetState;
  readonly author: string;
  /** Why the author wants it. */
  readonly reason: string;
  readonly at: string;
  /** The version that was published when it was written; 0 for none. */
  readonly basedOn: number;
  readonly approvedBy: string | null;
  readonly publishedBy: string | null;
  readonly publishedAt: string | null;
}

/** Something that is wrong with rules (an error keeps them from being saved) or looks it (a warning). */
export interface RuleFinding {
  readonly severity: 'error' | 'warning';
  /** Ids of the rules it is about. */
  readonly rules: readonly string[];
  readonly message: string;
}

/** From one set of rules to another, by rule id. */
export interface RuleDiff {
  readonly added: readonly Rule[];
  readonly removed: readonly Rule[];
  readonly changed: readonly { readonly before: Rule; readonly after: Rule }[];
}
