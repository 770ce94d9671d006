import { INTENTS, REFUSAL_RULES } from '@wherefore/contracts';
import { WHY_NOT_STAGES } from '@wherefore/explain';
import { z } from 'zod';
import { byId, Ids, oneOrMore } from './lists.js';

const text = z.string().min(1);
const rule = z.enum([...REFUSAL_RULES]);

/** What is expected of one offer. */
export const ExpectedOffer = z.strictObject({
  /** Place in the list, from 1. */
  place: z.int().min(1).optional(),
  intent: z.enum([...INTENTS]).optional(),
  /** The strongest path, as `Tent -COMPLEMENTS-> Pegs`. */
  path: text.optional(),
  /** Among its paths, strongest or not. */
  paths: oneOrMore(text).optional(),
  headline: text.optional(),
  price: z.number().nullable().optional(),
  /** Per cent off by rule. */
  discounts: z.record(z.string(), z.number()).optional(),
  /** Rules that lift or lower it. */
  levers: oneOrMore(text).optional(),
  pinnedBy: text.nullable().optional(),
  explored: z.boolean().optional(),
  /** Log-odds, at least and at most. */
  minScore: z.number().optional(),
  maxScore: z.number().optional(),
  minPropensity: z.number().optional(),
  /** Offers that come after it. */
  above: Ids.optional(),
});
export type ExpectedOffer = z.infer<typeof ExpectedOffer>;

export const ExpectedBundle = z.strictObject({
  kind: z.enum(['fixed', 'dynamic']).optional(),
  title: text.optional(),
  parts: Ids.optional(),
  price: z.number().optional(),
  saving: z.number().optional(),
  headline: text.optional(),
  paths: oneOrMore(text).optional(),
});
export type ExpectedBundle = z.infer<typeof ExpectedBundle>;

/** What a code stands for, and words that the sentence with it must hold. */
const coded = <S extends z.ZodType>(code: S) =>
  z.preprocess(
    (given) => (typeof given === 'string' ? { code: given } : given),
    z.strictObject({ code, says: oneOrMore(text).optional() }),
  );

const held = z.preprocess(
  (given) => (typeof given === 'string' ? { rule: given } : (given ?? {})),
  z.strictObject({
    rule: rule.optional(),
    says: oneOrMore(text).optional(),
    /** The merchandisers' rule behind it. */
    by: text.optional(),
  }),
);

export const ExpectedWhyNot = z.strictObject({
  stage: z.enum([...WHY_NOT_STAGES]).optional(),
  rule: text.optional(),
  says: oneOrMore(text).optional(),
  /** Words of what would put it in. */
  change: oneOrMore(text).optional(),
});
export type ExpectedWhyNot = z.infer<typeof ExpectedWhyNot>;

/** What must hold for every offer of the list. */
export const ExpectedOfAll = z.strictObject({
  inStock: z.boolean().optional(),
  hasPath: z.boolean().optional(),
  intents: oneOrMore(z.enum([...INTENTS])).optional(),
  categories: Ids.optional(),
  brands: oneOrMore(text).optional(),
  minPrice: z.number().optional(),
  maxPrice: z.number().optional(),
  minScore: z.number().optional(),
  minPropensity: z.number().optional(),
});
export type ExpectedOfAll = z.infer<typeof ExpectedOfAll>;

/** What is expected of an answer. Only what is named is checked, and always: contributions add up to the score. */
export const Expected = z.strictObject({
  /** Exactly these, in this order. */
  offers: Ids.optional(),
  /** These, wherever. */
  contains: Ids.optional(),
  /** Product: the rule that holds it back; empty where it only must not be offered. */
  not: byId(held).optional(),
  /** Product: what its offer is like. */
  about: byId(ExpectedOffer).optional(),
  everyOffer: ExpectedOfAll.optional(),
  atLeast: z.int().min(0).optional(),
  atMost: z.int().min(0).optional(),
  bundles: byId(ExpectedBundle).optional(),
  noBundle: Ids.optional(),
  /** Why the list is empty. */
  empty: coded(z.enum(['no-epoch', 'no-evidence', 'all-refused', 'not-now', 'degraded'])).optional(),
  /** Why the question cannot be answered. */
  refused: coded(z.enum(['unknown-placement', 'missing-context'])).optional(),
  whyNot: byId(ExpectedWhyNot).optional(),
  /** Words of notes. */
  notes: oneOrMore(text).optional(),
  personalised: z.boolean().optional(),
  /** Words that no headline, path or note may hold. */
  neverSays: oneOrMore(text).optional(),
  /** Words that nothing a shopper may read holds. Merchandisers may. */
  shopperNeverReads: oneOrMore(text).optional(),
});
export type Expected = z.infer<typeof Expected>;
