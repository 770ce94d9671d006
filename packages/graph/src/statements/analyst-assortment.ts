import { z } from 'zod';
import { ProductId } from '@wherefore/contracts';
import { statement } from '../statement.js';
import { nullableNumber, nullableText } from './shapes.js';

const limited = z.object({ limit: z.int() });
const ofProduct = limited.extend({ product: z.string() });

/** What an analyst asks about products and what was learned of them. */
export const assortmentQueries = Object.freeze({
  'complements-of-product': statement('analyst/complements-of-product', 'READ', {
    params: ofProduct,
    row: z.object({
      complement: ProductId,
      title: nullableText,
      lift: z.number(),
      confidence: z.number(),
      support: z.number(),
      n: z.number(),
      weight: z.number(),
      price: nullableNumber,
      stock: nullableNumber,
      bundled: z.boolean(),
    }),
  }),
  'brands-sold-together': statement('analyst/brands-sold-together', 'READ', {
    params: limited,
    row: z.object({
      brand: z.string(),
      otherBrand: z.string(),
      complements: z.number(),
      mostBaskets: z.number(),
      bestLift: z.number(),
      exampleProduct: ProductId,
      exampleOther: ProductId,
    }),
  }),
  'unreached-products': statement('analyst/unreached-products', 'READ', {
    params: limited,
    row: z.object({
      product: ProductId,
      title: z.string(),
      customers: z.number(),
      stock: nullableNumber,
      price: nullableNumber,
      categories: z.array(z.string()),
    }),
  }),
  'stock-outs-among-complements': statement('analyst/stock-outs-among-complements', 'READ', {
    params: limited.extend({ top: z.int() }),
    row: z.object({
      product: ProductId,
      title: nullableText,
      stock: nullableNumber,
      active: z.boolean(),
      goesWith: z.number(),
      customers: z.number(),
      strongestWith: ProductId,
      weight: z.number(),
    }),
  }),
  'bundles-worth-building': statement('analyst/bundles-worth-building', 'READ', {
    params: limited.extend({ minLift: z.number() }),
    row: z.object({
      product: ProductId,
      title: nullableText,
      other: ProductId,
      otherTitle: nullableText,
      n: z.number(),
      lift: z.number(),
      confidence: z.number(),
      price: nullableNumber,
    }),
  }),
  'returns-by-category': statement('analyst/returns-by-category', 'READ', {
    params: limited.extend({ minUnits: z.number() }),
    row: z.object({
      category: z.string(),
      name: z.string(),
      unitsSold: z.number(),
      unitsReturned: z.number(),
      returnRate: z.number(),
      paidBack: z.number(),
      mostReturned: ProductId.nullable(),
    }),
  }),
  'tickets-about-top-sellers': statement('analyst/tickets-about-top-sellers', 'READ', {
    params: limited.extend({ segment: z.string() }),
    row: z.object({
      product: ProductId,
      title: nullableText,
      rank: z.number(),
      buyers: z.number(),
      tickets: z.number(),
      topics: z.array(z.string()),
      oldest: nullableText,
      returners: z.number(),
    }),
  }),
});
