import { z } from 'zod';
import { EpochId } from '@wherefore/contracts';
import { statement } from '../statement.js';
import { epochRow, none } from './shapes.js';

export type EpochRow = z.output<typeof epochRow>;

const written = <S extends z.ZodRawShape>(shape: S) =>
  z.object({ epoch: z.string(), at: z.string(), rows: z.array(z.object(shape)) });
const topSellers = written({
  group: z.string(),
  product: z.string(),
  share: z.number(),
  weight: z.number(),
  buyers: z.int(),
  rank: z.int(),
});

export const createEpoch = statement('epochs/create-epoch', 'WRITE', {
  params: z.object({
    id: z.string(),
    at: z.string(),
    until: z.string(),
    snapshot: z.string(),
    bias: z.number(),
    halfLifeDays: z.number(),
    coefficients: z.string(),
    anchorWeights: z.string(),
    weightings: z.string(),
    parameters: z.string(),
  }),
  row: z.object({ id: EpochId }),
});
export const publishEpoch = statement('epochs/publish-epoch', 'WRITE', {
  params: z.object({ id: z.string(), at: z.string() }),
  row: z.object({ id: EpochId }),
});
export const currentEpoch = statement('epochs/current-epoch', 'READ', {
  params: z.object({}),
  row: epochRow,
});
export const epochById = statement('epochs/load-epoch', 'READ', {
  params: z.object({ id: z.string() }),
  row: epochRow.extend({ status: z.string() }),
});
export const setEpochAside = statement('epochs/set-aside', 'WRITE', {
  params: z.object({ id: z.string() }),
  row: z.object({ id: EpochId }),
});
export const retireEpochs = statement('epochs/retire-epochs', 'WRITE', {
  params: z.object({}),
  row: z.object({ id: EpochId }),
});
export const deleteEdges = statement('epochs/delete-edges', 'WRITE', {
  params: z.object({ id: z.string(), limit: z.int() }),
  row: z.object({ deleted: z.number() }),
});
export const deleteEpoch = statement('epochs/delete-epoch', 'WRITE', {
  params: z.object({ id: z.string() }),
  row: none,
});
export const writeComplements = statement('epochs/write-complements', 'WRITE', {
  params: written({
    from: z.string(),
    to: z.string(),
    weight: z.number(),
    lift: z.number(),
    confidence: z.number(),
    support: z.number(),
    n: z.int(),
  }),
  row: none,
});
export const writeRelated = statement('epochs/write-related', 'WRITE', {
  params: written({ from: z.string(), to: z.string(), weight: z.number() }),
  row: none,
});
const weighed = written({ from: z.string(), to: z.string(), weight: z.number() });
export const writeFollowedBy = statement('epochs/write-followed-by', 'WRITE', { params: weighed, row: none });
export const writeWalkedTo = statement('epochs/write-walked-to', 'WRITE', { params: weighed, row: none });
export const writeChosenWith = statement('epochs/write-chosen-with', 'WRITE', { params: weighed, row: none });
export const writeRepeats = statement('epochs/write-repeats', 'WRITE', {
  params: written({ product: z.string(), probability: z.number(), medianGapDays: z.number(), n: z.int() }),
  row: none,
});
export const writeCategoryTopSellers = statement('epochs/write-category-top-sellers', 'WRITE', {
  params: topSellers,
  row: none,
});
export const writeBrandTopSellers = statement('epochs/write-brand-top-sellers', 'WRITE', {
  params: topSellers,
  row: none,
});
export const writeSegmentTopSellers = statement('epochs/write-segment-top-sellers', 'WRITE', {
  params: topSellers,
  row: none,
});
