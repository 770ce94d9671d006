import { useProducts, useProductTitles } from '../api/use-products.js';

interface ProductOption {
  readonly value: string;
  readonly label: string;
}

/** Products to pick from: those already chosen, by title, and those the search found. */
export function useProductOptions(chosen: readonly string[], search: string) {
  const titles = useProductTitles(chosen);
  const { data: found = [], isError, isFetching } = useProducts(search);
  const options = new Map<string, ProductOption>(
    chosen.map((id) => [id, { value: id, label: titles.get(id) ?? id }]),
  );
  for (const { id, title } of found) options.set(id, { value: id, label: title });
  return {
    data: [...options.values()],
    error: isError ? 'Products cannot be searched now' : null,
    nothingFoundMessage: isFetching ? 'Searching \u2026' : 'No product matches',
  };
}
