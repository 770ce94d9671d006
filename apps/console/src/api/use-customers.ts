import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { CustomersQuery } from '../operations/customers.js';
import { execute } from './execute.js';

/** Customers matching what was typed so far. */
export function useCustomers(search: string, first = 20) {
  return useQuery({
    queryKey: ['customers', search, first],
    queryFn: ({ signal }) =>
      execute(CustomersQuery, { search: search === '' ? null : search, first }, signal),
    select: (data) => data.customers.edges.map((edge) => edge.node),
    placeholderData: keepPreviousData,
  });
}
