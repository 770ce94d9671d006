import { OfferRequest } from '@wherefore/contracts';
import { z } from 'zod';
import { Expected } from './expected.js';
import { Given } from './given.js';
import { PointInTime } from './points-in-time.js';

/** Who asks for offers, where and when. */
export const When = z.strictObject({
  ...OfferRequest.shape,
  filters: z.strictObject(OfferRequest.shape.filters.unwrap().shape).prefault({}),
  /** The moment; relative to the moment of the scenario. */
  at: PointInTime.default('now'),
});
export type When = z.infer<typeof When>;

const unit = { when: When.prefault({}), then: Expected };

/** One question and the answer expected: in a world of its own or, without `given`, in the shop as it is. */
export const Scenario = z
  .strictObject({
    title: z.string().trim().min(1).max(200),
    /** What it is good for, in a sentence. */
    why: z.string().trim().min(1).max(1000),
    given: Given.optional(),
    when: When.optional(),
    then: Expected.optional(),
    /** Instead of `when` and `then`: the units of one page, decided together. */
    page: z.array(z.strictObject(unit)).min(1).optional(),
  })
  .refine(
    ({ when, then, page }) =>
      page === undefined ? then !== undefined : when === undefined && then === undefined,
    'say what is expected: either `when` and `then`, or `page`',
  )
  .transform(({ title, why, given, when, then, page }) => ({
    title,
    why,
    given: given ?? null,
    units: page ?? [{ when: when ?? When.parse({}), then: then ?? {} }],
  }));
export type Scenario = z.infer<typeof Scenario>;
export type Unit = Scenario['units'][number];
