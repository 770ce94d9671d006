import { z } from 'zod';
import { statement } from '../statement.js';

export const readCatalogue = statement('learning/read-catalogue', 'READ', {
  params: z.object({}),
  row: z.object({
    id: z.string(),
    categories: z.array(z.string()),
    above: z.array(z.string()),
    brands: z.array(z.string()),
    title: z.string().nullable(),
    price: z.number().nullable(),
  }),
});
export const readMemberships = statement('learning/read-memberships', 'READ', {
  params: z.object({}),
  row: z.object({ segment: z.string(), members: z.array(z.string()) }),
});
export const readRefusals = statement('learning/read-refusals', 'READ', {
  params: z.object({}),
  row: z.object({ pseudonym: z.string() }),
});
export const readCuratedPairs = statement('learning/read-curated-pairs', 'READ', {
  params: z.object({}),
  row: z.object({
    type: z.enum(['COMPLEMENTS', 'SUBSTITUTES', 'UPGRADES_TO']),
    from: z.string(),
    to: z.string(),
  }),
});
export const readSpend = statement('learning/read-spend', 'READ', {
  params: z.object({}),
  row: z.object({ pseudonym: z.string(), spend: z.number() }),
});
