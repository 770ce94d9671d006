import { Action, ANCHOR_KINDS, CHANNELS, Condition, EVIDENCE_SOURCES } from '@wherefore/contracts';
import { z } from 'zod';
import { byId, Id, Ids, oneOrMore, orEmpty } from './lists.js';
import { PointInTime } from './points-in-time.js';

const scalar = z.union([z.string(), z.number(), z.boolean()]);
const attributes = z.record(z.string(), scalar).default({});
const share = z.number().min(0).max(1);

/** A product for sale. What is left out: a title made of the id, 10 EUR, 50 in stock. */
export const GivenProduct = z.strictObject({
  title: z.string().min(1).optional(),
  kind: z.enum(['good', 'subscription', 'add-on']).default('good'),
  category: Ids.default([]),
  brand: z.string().min(1).optional(),
  /** `null` has no price. */
  price: z.number().min(0).nullable().default(10),
  cost: z.number().min(0).optional(),
  currency: z.string().default('EUR'),
  /** `null` is not counted. */
  stock: z.number().min(0).nullable().default(50),
  stores: z.record(z.string(), z.number().min(0)).default({}),
  active: z.boolean().default(true),
  deleted: z.boolean().default(false),
  attributes,
  upgradesTo: Ids.default([]),
  requires: Ids.default([]),
  fits: Ids.default([]),
  /** What a person says goes with it, or can stand in for it. */
  complements: Ids.default([]),
  substitutes: Ids.default([]),
});
export type GivenProduct = z.infer<typeof GivenProduct>;

const seller = z.preprocess(
  (given) => (typeof given === 'number' ? { weight: given } : given),
  z.strictObject({ weight: share, buyers: z.int().min(1).default(50) }),
);
const links = byId(byId(share)).default({});

/** What a learning run would have found; strengths from 0 to 1. */
export const GivenLearned = z.strictObject({
  complements: links,
  related: links,
  followedBy: links,
  walkedTo: links,
  chosenWith: links,
  similarContent: links,
  repeats: byId(z.strictObject({ chance: share, everyDays: z.number().min(1) })).default({}),
  bestSellers: z
    .strictObject({
      everyone: byId(seller).default({}),
      segments: byId(byId(seller)).default({}),
      categories: byId(byId(seller)).default({}),
      brands: byId(byId(seller)).default({}),
    })
    .prefault({}),
  /** Log-odds of a product that nothing speaks for. */
  base: z.number().default(-4),
  coefficients: z.partialRecord(z.enum([...EVIDENCE_SOURCES]), z.number().min(0)).default({}),
  anchorWeights: z.partialRecord(z.enum([...ANCHOR_KINDS]), z.number().min(0)).default({}),
});
export type GivenLearned = z.infer<typeof GivenLearned>;

const shown = z.strictObject({
  product: Id,
  at: PointInTime.default('1 day ago'),
  times: z.int().min(1).max(100).default(1),
  channel: z.enum([...CHANNELS]).optional(),
  /** The campaign or rule it was shown for. */
  campaign: Id.optional(),
});
const visit = {
  viewed: byId(PointInTime).default({}),
  cart: Ids.default([]),
  /** "Not for me". */
  dismissed: byId(PointInTime).default({}),
  shown: z.array(shown).default([]),
};
export type GivenVisit = z.infer<z.ZodObject<typeof visit>>;

export const GivenCustomer = z.strictObject({
  country: z.string().optional(),
  region: z.string().optional(),
  birthYear: z.int().optional(),
  locale: z.string().optional(),
  attributes,
  segments: Ids.default([]),
  /** Consent to personalisation; the shop's default where it is left out. */
  personalisation: z.boolean().optional(),
  /** Marketing consent by channel. */
  marketing: z
    .partialRecord(z.enum(['any', 'email', 'push', 'phone', 'post', 'store']), z.boolean())
    .default({}),
  /** Product: when, once for each time it was bought. */
  bought: byId(oneOrMore(PointInTime)).default({}),
  gaveBack: byId(PointInTime).default({}),
  subscribes: byId(
    orEmpty(
      z.strictObject({
        plan: z.string().default('standard'),
        seats: z.int().min(1).default(1),
        renews: PointInTime.optional(),
        status: z.enum(['active', 'cancelled']).default('active'),
      }),
    ),
  ).default({}),
  tickets: z
    .array(
      z.strictObject({
        about: Ids.default([]),
        topic: z.string().optional(),
        status: z.enum(['open', 'pending', 'solved', 'closed']).default('open'),
      }),
    )
    .default([]),
  ...visit,
});
export type GivenCustomer = z.infer<typeof GivenCustomer>;

export const GivenSession = z.strictObject({
  ...visit,
  /** The customer who logged in, after all the rest. */
  becomes: Id.optional(),
});

export const GivenRule = z.strictObject({
  id: z.string(),
  name: z.string().optional(),
  when: z.array(Condition).default([]),
  then: Action,
  owner: z.string().default('merchandiser'),
  reason: z.string().default('because the scenario says so'),
  from: PointInTime.optional(),
  until: PointInTime.default('in 4 weeks'),
});
export type GivenRule = z.infer<typeof GivenRule>;

/** A small world in merchandisers' words: everything that is true before offers are asked for. */
export const Given = z.strictObject({
  products: byId(orEmpty(GivenProduct)).default({}),
  bundles: byId(
    z.strictObject({
      title: z.string().optional(),
      price: z.number().min(0).optional(),
      /** Product: how many. */
      parts: byId(z.number().positive()),
    }),
  ).default({}),
  campaigns: byId(
    z.strictObject({ products: Ids, from: PointInTime.optional(), until: PointInTime.optional() }),
  ).default({}),
  customers: byId(orEmpty(GivenCustomer)).default({}),
  sessions: byId(orEmpty(GivenSession)).default({}),
  learned: GivenLearned.prefault({}),
  /** Whose history may be used: of all who have not refused, or only of those who have agreed. */
  personaliseUnasked: z.boolean().default(true),
  /** The shop has no learning run yet. */
  nothingLearned: z.boolean().default(false),
  /** The evidence cannot be read: every question for it fails. */
  evidenceFails: z.boolean().default(false),
  /** Changes to placements, by id; a new id needs all that a placement needs. */
  placements: byId(z.record(z.string(), z.unknown())).default({}),
  rules: z.array(GivenRule).default([]),
});
export type Given = z.infer<typeof Given>;
