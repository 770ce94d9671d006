import { z } from 'zod';
import { EntityId } from './ids.js';

/** What an offer is for: the job it does for the shopper. */
export const INTENTS = Object.freeze([
  'substitute',
  'complement',
  'bundle',
  'upgrade',
  'replenish',
  'discover',
] as const);
export type Intent = (typeof INTENTS)[number];

export const CHANNELS = Object.freeze(['web', 'app', 'email', 'push', 'phone', 'store'] as const);
export type Channel = (typeof CHANNELS)[number];

/**
 * What the value of an offer is: `none` ranks by propensity alone, `margin` and `revenue` are per unit in the shop's
 * currency, `clearance` is ln(1 + units in stock), `property` a numeric attribute of the product.
 */
export const ValueGoal = z.union([
  z.enum(['none', 'margin', 'revenue', 'clearance']),
  z.object({ property: EntityId.max(60) }),
]);
export type ValueGoal = z.infer<typeof ValueGoal>;

const hour = z.int().min(0).max(23);

/** A place where offers are shown, as a merchandiser configures it. Lives in the graph as (:Placement). */
export const Placement = z.object({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/, 'lower case letters, digits and dashes'),
  name: z.string().trim().min(1).max(200),
  channel: z.enum([...CHANNELS]).default('web'),
  /** What the request must bring for this placement to mean anything. */
  needs: z.enum(['viewing', 'cart']).nullable().default(null),
  /** Share of the slots per intent; they need not add up to 1. An intent that is not named is not offered here. */
  intents: z
    .partialRecord(z.enum([...INTENTS]), z.number().min(0).max(1))
    .refine((mix) => Object.values(mix).some((share) => share > 0), 'name at least one intent'),
  /** Most offers an answer may hold; a request asks for as many or fewer. */
  slots: z.int().min(1).max(100).default(20),
  goal: ValueGoal.default('none'),
  diversity: z
    .object({
      /** Maximal marginal relevance: 1 is relevance alone, lower trades relevance for variety. */
      lambda: z.number().min(0).max(1).default(1),
      perCategory: z.int().min(1).max(100).nullable().default(null),
      perBrand: z.int().min(1).max(100).nullable().default(null),
    })
    .prefault({}),
  /** Offers less likely than this are not shown; propensity, 0 to 1. */
  minPropensity: z.number().min(0).max(1).default(0),
  /** How long evidence may take, ms; a later source is left out and named. */
  budgetMs: z.int().min(5).max(10_000).default(1_000),
  /** What fills the slots that evidence leaves empty. */
  fallback: z.enum(['popular', 'none']).default('popular'),
  /** The channel's own limits. */
  constraints: z
    .object({
      /** Is marketing consent on this channel needed? */
      consent: z.boolean().default(false),
      /** Local hours in which nothing is sent, e.g. from 21 to 8. */
      quietHours: z.object({ from: hour, to: hour }).nullable().default(null),
      showPrice: z.boolean().default(true),
    })
    .prefault({}),
  /** Times one customer may be shown one product here within so many days; null is no limit. */
  frequencyCap: z
    .object({ times: z.int().min(1).max(100), days: z.int().min(1).max(90) })
    .nullable()
    .default(null),
  /** Days during which something dismissed is not offered again. */
  coolDownDays: z.int().min(0).max(365).default(30),
  /** Least margin over price an offer may have, 0 to 1; null is no floor. */
  marginFloor: z.number().min(-1).max(1).nullable().default(null),
  /** Most that rules may take off a price together, percent. */
  discountCap: z.number().min(0).max(90).default(30),
  /** Share of slots given to exploration; each explored offer records the probability it was drawn with. */
  exploration: z.number().min(0).max(0.5).default(0),
});
export type Placement = z.infer<typeof Placement>;
export type PlacementInput = z.input<typeof Placement>;
