import { z } from 'zod';
import { ProductId } from '@wherefore/contracts';
import { statement } from '../statement.js';
import { nullableText } from './shapes.js';

export const listCampaignRows = statement('campaigns/list-campaigns', 'READ', {
  params: z.object({ id: nullableText, limit: z.int() }),
  row: z.object({
    id: z.string(),
    name: z.string(),
    channel: nullableText,
    startsAt: nullableText,
    endsAt: nullableText,
    source: nullableText,
    products: z.number(),
    reached: z.number(),
    contacts: z.number(),
    answered: z.number(),
    redeemed: z.number(),
    redemptions: z.number(),
  }),
});
export const listPromoted = statement('campaigns/list-promoted', 'READ', {
  params: z.object({ id: z.string(), limit: z.int() }),
  row: z.object({ id: ProductId }),
});
export const countCampaignOrders = statement('campaigns/count-orders', 'READ', {
  params: z.object({ id: z.string(), limit: z.int() }),
  row: z.object({ orders: z.number(), promoted: z.number() }),
});
