import { z } from 'zod';
import { CustomerId, ProductId } from '@wherefore/contracts';
import { statement } from '../statement.js';
import { nullableNumber, nullableText } from './shapes.js';

const limited = z.object({ limit: z.int() });
const ofProduct = limited.extend({ product: z.string() });

/** What an analyst asks about customers and what they do. */
export const customerQueries = Object.freeze({
  'buyers-without-complement': statement('analyst/buyers-without-complement', 'READ', {
    params: ofProduct,
    row: z.object({
      customer: CustomerId,
      boughtAt: z.string(),
      units: z.number(),
      complement: ProductId,
      title: nullableText,
      confidence: z.number(),
      lift: z.number(),
    }),
  }),
  'why-path': statement('analyst/why-path', 'READ', {
    params: ofProduct.extend({ customer: z.string() }),
    row: z.object({
      because: z.string(),
      at: nullableText,
      start: z.string(),
      startName: nullableText,
      viaKind: nullableText,
      via: nullableText,
      learned: z.string(),
      learnedBy: z.string(),
      weight: z.number(),
    }),
  }),
  'segment-favourites': statement('analyst/segment-favourites', 'READ', {
    params: limited.extend({ segment: nullableText }),
    row: z.object({
      segment: z.string(),
      name: nullableText,
      product: ProductId,
      title: nullableText,
      buyers: z.number(),
      share: z.number(),
      shopShare: nullableNumber,
      lift: z.number(),
      atLeast: z.boolean(),
    }),
  }),
  'repeat-products': statement('analyst/repeat-products', 'READ', {
    params: limited.extend({ asOf: nullableText }),
    row: z.object({
      product: ProductId,
      title: nullableText,
      medianGapDays: z.number(),
      probability: z.number(),
      buyers: z.number(),
      due: z.number(),
    }),
  }),
  'customers-due': statement('analyst/customers-due', 'READ', {
    params: ofProduct.extend({ asOf: nullableText }),
    row: z.object({
      customer: CustomerId,
      lastAt: z.string(),
      orders: z.number(),
      medianGapDays: z.number(),
      dueAt: z.string(),
    }),
  }),
  'customers-worth-winning-back': statement('analyst/customers-worth-winning-back', 'READ', {
    params: limited.extend({ atMost: z.number() }),
    row: z.object({
      customer: CustomerId,
      stage: nullableText,
      alive: z.number(),
      ordersIn28Days: z.number().nullable(),
      nextDays: z.number().nullable(),
      valueInYear: z.number().nullable(),
      worthIfBack: z.number(),
      priceLevel: z.number().nullable(),
    }),
  }),
  'campaign-response': statement('analyst/campaign-response', 'READ', {
    params: limited,
    row: z.object({
      campaign: z.string(),
      name: nullableText,
      startsAt: nullableText,
      endsAt: nullableText,
      products: z.number(),
      reached: z.number(),
      contacts: z.number(),
      redeemed: z.number(),
      redemptions: z.number(),
      uninvited: z.number(),
      rate: nullableNumber,
    }),
  }),
  'upgrade-candidates': statement('analyst/upgrade-candidates', 'READ', {
    params: limited,
    row: z.object({
      product: ProductId,
      title: nullableText,
      upgrade: ProductId,
      upgradeTitle: nullableText,
      step: nullableNumber,
      holders: z.number(),
      upgraded: z.number(),
      candidates: z.number(),
    }),
  }),
});
