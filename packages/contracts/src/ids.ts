import { z } from 'zod';

/** Text that survives every encoding: no half of a surrogate pair. Two such texts would become one in the graph. */
export const isWellFormed = (text: string): boolean => !/\p{Cs}/u.test(text);
export const NOT_WELL_FORMED = 'must be well-formed Unicode (it holds half of a surrogate pair)';

/** A shop's own identifier: 1 to 200 characters, no control characters, no surrounding space. */
const identifier = z
  .string()
  .trim()
  .min(1)
  .max(200)
  // eslint-disable-next-line no-control-regex -- refusing control characters is the point
  .regex(/^[^\u0000-\u001f\u007f]+$/, 'must not contain control characters')
  .refine(isWellFormed, NOT_WELL_FORMED);

export const ProductId = identifier.brand<'ProductId'>();
export type ProductId = z.infer<typeof ProductId>;

/** The shop's customer id. Never written to the log or to jobs: see {@link Pseudonym}. */
export const CustomerId = identifier.brand<'CustomerId'>();
export type CustomerId = z.infer<typeof CustomerId>;

/** Keyed hash of a customer id: what the log and the models know a customer by. */
export const Pseudonym = z
  .string()
  .regex(/^p_[0-9a-f]{32}$/)
  .brand<'Pseudonym'>();
export type Pseudonym = z.infer<typeof Pseudonym>;

export const EpochId = identifier.brand<'EpochId'>();
export type EpochId = z.infer<typeof EpochId>;

/** Place of the decision in the record, in base 36, and ten characters that nobody can guess. */
export const DecisionId = z
  .string()
  .regex(/^[0-9a-z]{1,11}(-[0-9a-z]{1,11})?\.[A-Za-z0-9_-]{10}$/, 'not the id of a decision')
  .brand<'DecisionId'>();
export type DecisionId = z.infer<typeof DecisionId>;

/** Any other entity a feed names: category, brand, segment, campaign, bundle, order, ticket ... */
export const EntityId = identifier;
export type EntityId = z.infer<typeof EntityId>;
