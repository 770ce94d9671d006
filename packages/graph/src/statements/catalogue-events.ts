import { RELATION_KINDS, RELATION_VERDICTS } from '@wherefore/contracts';
import { z } from 'zod';
import { statement } from '../statement.js';
import { guarded, none, nullableNumber, nullableText, rows } from './shapes.js';

export const ensureProducts = statement('events/ensure-products', 'WRITE', {
  params: z.object({ ids: z.array(z.string()) }),
  row: none,
});
export const upsertCategories = statement('events/upsert-categories', 'WRITE', {
  params: rows({ ...guarded, name: z.string(), parent: nullableText }),
  row: none,
});
export const upsertProducts = statement('events/upsert-products', 'WRITE', {
  params: rows({
    ...guarded,
    title: z.string(),
    description: nullableText,
    kind: z.string(),
    active: z.boolean(),
    image: nullableText,
  }),
  row: z.object({ id: z.string() }),
});
export const linkProducts = statement('events/link-products', 'WRITE', {
  params: rows({
    id: z.string(),
    source: z.string(),
    at: z.string(),
    categories: z.array(z.string()),
    brands: z.array(z.string()),
    attributes: z.array(
      z.object({ id: z.string(), name: z.string(), value: z.union([z.string(), z.number(), z.boolean()]) }),
    ),
    upgradesTo: z.array(z.string()),
    requires: z.array(z.string()),
    compatibleWith: z.array(z.string()),
    substitutes: z.array(z.string()),
    complements: z.array(z.string()),
  }),
  row: none,
});
export const setPrices = statement('events/set-prices', 'WRITE', {
  params: rows({
    ...guarded,
    price: z.number(),
    cost: nullableNumber,
    /** Stamp of the event that named the cost; null where none did. */
    costStamp: nullableText,
    currency: nullableText,
    currencyStamp: nullableText,
  }),
  row: none,
});
export const setStock = statement('events/set-stock', 'WRITE', {
  params: rows({ ...guarded, quantity: z.number() }),
  row: none,
});
export const setStoreStock = statement('events/set-store-stock', 'WRITE', {
  params: rows({ ...guarded, store: z.string(), quantity: z.number() }),
  row: none,
});
export const deleteProducts = statement('events/delete-products', 'WRITE', {
  params: rows(guarded),
  row: none,
});
export const judgeRelations = statement('events/judge-relations', 'WRITE', {
  params: rows({
    ...guarded,
    from: z.string(),
    to: z.string(),
    kind: z.enum(RELATION_KINDS),
    verdict: z.enum(RELATION_VERDICTS),
    strength: z.number(),
    by: z.string(),
    reason: z.string(),
  }),
  row: none,
});
export const upsertBundles = statement('events/upsert-bundles', 'WRITE', {
  params: rows({
    ...guarded,
    title: z.string(),
    price: nullableNumber,
    parts: z.array(z.object({ product: z.string(), quantity: z.number(), role: nullableText })),
  }),
  row: none,
});
export const deleteBundles = statement('events/delete-bundles', 'WRITE', {
  params: rows(guarded),
  row: none,
});
