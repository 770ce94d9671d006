import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { ProductQuery, ProductsQuery } from '../operations/products.js';
import { execute } from './execute.js';

/** Products matching what was typed so far. */
export function useProducts(search: string, first = 20) {
  return useQuery({
    queryKey: ['products', search, first],
    queryFn: ({ signal }) => execute(ProductsQuery, { search: search === '' ? null : search, first }, signal),
    select: (data) => data.products.edges.map((edge) => edge.node),
    placeholderData: keepPreviousData,
  });
}

/** Titles of known ids, for choices that came with a link; an id not (yet) resolved is its own title. */
export function useProductTitles(ids: readonly string[]): ReadonlyMap<string, string> {
  const titles = useQueries({
    queries: ids.map((id) => ({
      queryKey: ['product', id],
      queryFn: ({ signal }: { signal: AbortSignal }) => execute(ProductQuery, { id }, signal),
    })),
  });
  return new Map(ids.map((id, index) => [id, titles[index]?.data?.product?.title ?? id]));
}
