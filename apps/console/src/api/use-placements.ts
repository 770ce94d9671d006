import { useQuery } from '@tanstack/react-query';
import { PlacementsQuery } from '../operations/placements.js';
import { execute } from './execute.js';

export function usePlacements() {
  return useQuery({
    queryKey: ['placements'],
    queryFn: ({ signal }) => execute(PlacementsQuery, {}, signal),
    select: (data) => data.placements,
  });
}
