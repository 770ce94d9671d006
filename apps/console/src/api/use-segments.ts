import { useQuery } from '@tanstack/react-query';
import { SegmentsQuery } from '../operations/segments.js';
import { execute } from './execute.js';

/** Groups of customers, to choose from. */
export const useSegments = () =>
  useQuery({
    queryKey: ['segments'],
    queryFn: ({ signal }) => execute(SegmentsQuery, {}, signal),
    select: (data) => data.segments.nodes,
  });
