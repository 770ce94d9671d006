import { z } from 'zod';
import { ProductId, RELATION_KINDS, RELATION_VERDICTS } from '@wherefore/contracts';
import { statement } from '../statement.js';
import { nullableNumber, nullableText, properties } from './shapes.js';

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const ids = z.object({ id: ProductId });

export const loadFacts = statement('products/load-facts', 'READ', {
  params: z.object({ ids: z.array(z.string()) }),
  row: z.object({
    id: ProductId,
    title: nullableText,
    kind: nullableText,
    price: nullableNumber,
    cost: nullableNumber,
    currency: nullableText,
    together: nullableText,
    stock: nullableNumber,
    active: z.boolean(),
    deleted: z.boolean(),
    brand: nullableText,
    categories: z.array(z.object({ id: z.string(), name: z.string() })),
    attributes: z.array(z.tuple([z.string(), scalar])),
    stores: z.array(z.tuple([z.string(), z.number()])),
    requires: z.array(z.string()),
    fits: z.array(z.string()),
    campaigns: z.array(z.object({ id: z.string(), startsAt: nullableText, endsAt: nullableText })),
  }),
});
export const searchProducts = statement('products/search-products', 'READ', {
  params: z.object({ query: z.string(), limit: z.int() }),
  row: ids.extend({ score: z.number() }),
});
export const listProducts = statement('products/list-products', 'READ', {
  params: z.object({ after: z.string(), category: nullableText, limit: z.int() }),
  row: ids,
});
export const listCategories = statement('products/list-categories', 'READ', {
  params: z.object({}),
  row: z.object({ id: z.string(), name: z.string(), parent: nullableText }),
});
export const searchBrands = statement('products/search-brands', 'READ', {
  params: z.object({ search: z.string(), limit: z.int() }),
  row: z.object({ name: z.string() }),
});
export const listComplements = statement('products/list-complements', 'READ', {
  params: z.object({ id: z.string(), epoch: z.string(), limit: z.int() }),
  row: ids.extend({
    weight: z.number(),
    lift: z.number(),
    confidence: z.number(),
    support: z.number(),
    n: z.number(),
  }),
});
export const listUpgrades = statement('products/list-upgrades', 'READ', {
  params: z.object({ id: z.string() }),
  row: ids,
});
export const listTopSellers = statement('products/list-top-sellers', 'READ', {
  params: z.object({ segment: z.string(), epoch: z.string(), limit: z.int() }),
  row: ids.extend({ share: z.number(), buyers: z.number() }),
});
const bundle = z.object({
  id: z.string(),
  title: nullableText,
  price: nullableNumber,
  parts: z.array(z.object({ product: ProductId, quantity: z.number(), role: nullableText })),
});
export const loadBundles = statement('products/load-bundles', 'READ', {
  params: z.object({ id: nullableText, product: nullableText }),
  row: bundle,
});
export const listBundles = statement('products/list-bundles', 'READ', { params: z.object({}), row: bundle });
export const similarProducts = statement('products/similar-products', 'READ', {
  params: z.object({ id: z.string(), limit: z.int() }),
  row: ids.extend({ title: nullableText, cosine: z.number() }),
});
/** How much there is for the sources that follow what the shop itself says. */
export const countStructure = statement('products/count-structure', 'READ', {
  params: z.object({}),
  row: z.object({
    substitutes: z.number(),
    upgrades: z.number(),
    accessories: z.number(),
    addOns: z.number(),
  }),
});
/** `query` is Lucene's; `stock` is in, out or null. */
export const browseProducts = statement('products/browse-products', 'READ', {
  params: z.object({
    query: nullableText,
    brand: nullableText,
    category: nullableText,
    stock: z.enum(['in', 'out']).nullable(),
    epoch: z.string(),
    skip: z.int(),
    limit: z.int(),
  }),
  row: ids.extend({ buyers: z.number(), relationships: z.number() }),
});
/** From the product (`out`), or towards it. */
const direction = z.enum(['out', 'in']);
export const listNeighbours = statement('products/list-neighbours', 'READ', {
  params: z.object({ id: z.string(), epoch: z.string(), limit: z.int() }),
  row: z.object({ type: z.string(), direction, product: ProductId, strength: z.number(), properties }),
});
export const listJudgements = statement('products/list-judgements', 'READ', {
  params: z.object({ id: z.string() }),
  row: z.object({
    direction,
    product: ProductId,
    kind: z.enum(RELATION_KINDS),
    verdict: z.enum(RELATION_VERDICTS),
    strength: z.number(),
    by: z.string(),
    reason: z.string(),
    at: z.string(),
  }),
});
export const listGroups = statement('products/list-groups', 'READ', {
  params: z.object({ id: z.string(), epoch: z.string() }),
  row: z.object({
    id: z.string(),
    name: z.string(),
    buyers: z.number(),
    share: z.number(),
    rank: z.number(),
  }),
});
