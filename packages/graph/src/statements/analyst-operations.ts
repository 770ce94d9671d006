import { z } from 'zod';
import { EpochId, ProductId } from '@wherefore/contracts';
import { statement } from '../statement.js';
import { nullableNumber, nullableText } from './shapes.js';

const limited = z.object({ limit: z.int() });

/** What an analyst asks about the data itself and about what learning made of it. */
export const operationsQueries = Object.freeze({
  'data-freshness': statement('analyst/data-freshness', 'READ', {
    params: limited,
    row: z.object({
      source: z.string(),
      kind: z.string(),
      facts: z.number(),
      newest: z.string(),
      behindDays: z.number(),
    }),
  }),
  'quarantine-by-reason': statement('analyst/quarantine-by-reason', 'READ', {
    params: limited.extend({ state: nullableText }),
    row: z.object({
      source: z.string(),
      reason: z.string(),
      records: z.number(),
      arrivals: z.number(),
      firstSeen: z.string(),
      lastSeen: z.string(),
      latestPosition: z.string(),
    }),
  }),
  'epoch-comparison': statement('analyst/epoch-comparison', 'READ', {
    params: limited,
    row: z.object({
      type: z.string(),
      added: z.number(),
      removed: z.number(),
      kept: z.number(),
      overlap: z.number(),
      epoch: EpochId,
      previous: EpochId.nullable(),
    }),
  }),
  'epoch-changes-of-product': statement('analyst/epoch-changes-of-product', 'READ', {
    params: limited.extend({ product: z.string() }),
    row: z.object({
      type: z.string(),
      product: ProductId,
      title: nullableText,
      change: z.enum(['added', 'removed', 'changed', 'same']),
      before: nullableNumber,
      now: nullableNumber,
    }),
  }),
});
