import { EpochId } from '@wherefore/contracts';
import { z } from 'zod';

/** Row of a statement that returns nothing. */
export const none = z.unknown();
/** Properties of a node or relationship, as plain JSON. */
export const properties = z.record(
  z.string(),
  z.union([
    z.string(),
    z.number(),
    z.boolean(),
    z.null(),
    z.array(z.union([z.string(), z.number(), z.boolean(), z.null()])),
  ]),
);
export const nullableNumber = z.number().nullable();
export const nullableText = z.string().nullable();
/** A statement that takes a batch of rows. */
export const rows = <S extends z.ZodRawShape>(shape: S) => z.object({ rows: z.array(z.object(shape)) });
/** A version of what people configure; `config` is JSON text. */
export const configVersion = z.object({
  version: z.int(),
  config: z.string(),
  owner: z.string(),
  reason: z.string(),
  at: z.string(),
});
/** What every guarded row says: its key, its place in the order of truth, who said so and when. */
export const guarded = { id: z.string(), stamp: z.string(), source: z.string(), at: z.string() };
/** Constants of an epoch; coefficients, weights, weightings and calibration are JSON text. */
export const epochRow = z.object({
  id: EpochId,
  at: z.string(),
  until: z.string(),
  bias: z.number(),
  halfLifeDays: z.number(),
  coefficients: z.string(),
  anchorWeights: z.string(),
  weightings: z.string().nullable(),
  calibration: z.string().nullable(),
});
