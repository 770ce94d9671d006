import type { Product } from '@wherefore/client';
import { useEffect, useState } from 'react';
import { type ListingQuery, loadCategories, loadListing } from '../api/catalogue.js';
import { useLoaded } from '../api/use-loaded.js';
import { ProductCard } from '../offers/product-card.js';
import { Page, Trouble, Wait } from '../shell/page.js';
import { Link } from '../shell/router.js';

export function CategoryPage({ id }: { readonly id: string }) {
  const { value: all } = useLoaded('categories', loadCategories);
  const own = all?.find((one) => one.id === id);
  const above = all?.find((one) => one.id === own?.parent);
  const below = (all ?? []).filter(({ parent }) => parent === id);
  return (
    <Page title={own?.name ?? 'Category'}>
      {above !== undefined && (
        <p className="crumb">
          <Link to={`/categories/${encodeURIComponent(above.id)}`}>‹ {above.name}</Link>
        </p>
      )}
      {below.length > 0 && (
        <nav aria-label="Within this category">
          <ul className="chips">
            {below.map((one) => (
              <li key={one.id}>
                <Link to={`/categories/${encodeURIComponent(one.id)}`}>{one.name}</Link>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <Listing key={id} query={{ category: id }} nothing="There is nothing here." />
    </Page>
  );
}

export function SearchPage({ words }: { readonly words: string }) {
  return (
    <Page title={words === '' ? 'Search' : `“${words}”`}>
      <Listing
        key={words}
        query={{ search: words }}
        nothing="Nothing has such a name. Try fewer letters, or another word."
      />
    </Page>
  );
}

function Listing({ query, nothing }: { readonly query: ListingQuery; readonly nothing: string }) {
  const [after, setAfter] = useState<string | null>(null);
  const [products, setProducts] = useState<readonly Product[]>([]);
  const { value, error, loading } = useLoaded(JSON.stringify([query, after]), () =>
    loadListing({ ...query, ...(after !== null && { after }) }),
  );
  useEffect(() => {
    if (value !== null) setProducts((before) => (after === null ? value.nodes : [...before, ...value.nodes]));
  }, [value]);
  const next =
    value?.pageInfo.hasNextPage === true && query.search === undefined ? value.pageInfo.endCursor : null;
  return (
    <>
      <ul className="cards grid">
        {products.map((product) => (
          <ProductCard key={product.id} product={product} />
        ))}
      </ul>
      {loading && <Wait />}
      {error !== null && <Trouble error={error} />}
      {value?.nodes.length === 0 && after === null && <p className="notice">{nothing}</p>}
      {next !== null && (
        <button type="button" className="more" onClick={() => setAfter(next)}>
          Show more
        </button>
      )}
    </>
  );
}
