import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { execute } from '../api/execute.js';
import { type InsightsInput, InsightsQuery } from '../operations/insights.js';

/** What offers led to. Logs grow by the second and are long to read: an answer is good for a minute. */
export const useInsights = (input: InsightsInput, enabled = true) =>
  useQuery({
    queryKey: ['insights', input],
    queryFn: ({ signal }) => execute(InsightsQuery, { input }, signal),
    select: ({ insights }) => insights,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    enabled,
  });
