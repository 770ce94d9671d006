import { z } from 'zod';
import { statement } from '../statement.js';

export const readCatalogue = statement('learning/read-catalogue', 'READ', {
  params: z.object({}),
  row: z.object({
    id: z.string(),
    categories: z.array(z.string()),
    above: z.array(z.string()),
    brands: z.array(z.string()),
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
