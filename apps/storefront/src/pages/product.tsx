import type { Product } from '@wherefore/client';
import { useEffect, useState } from 'react';
import { loadProduct } from '../api/catalogue.js';
import { useLoaded } from '../api/use-loaded.js';
import { addToCart, cart } from '../cart/cart.js';
import { OfferRow } from '../offers/offer-row.js';
import { Picture } from '../picture/picture.js';
import { priceText } from '../shell/money.js';
import { Page, Trouble, Wait } from '../shell/page.js';
import { Link } from '../shell/router.js';
import { useStore } from '../visitor/store.js';
import { client } from '../visitor/visitor.js';
import { NotFound } from './not-found.js';

export function ProductPage({ id }: { readonly id: string }) {
  const { value: product, error, loading } = useLoaded(id, () => loadProduct(id));
  if (loading) return <Wait />;
  if (error !== null) return <Trouble error={error} />;
  return product === null ? <NotFound /> : <Shown key={product.id} product={product} />;
}

function Shown({ product }: { readonly product: Product }) {
  const { id, title, brand, categories, price, available } = product;
  const inCart = useStore(cart).map((one) => one.product.id);
  useEffect(() => client.track({ type: 'VIEW', product: id }), [id]);
  return (
    <Page title={title}>
      <article className="product">
        <Picture product={product} />
        <div className="facts">
          {brand !== null && <p className="soft">by {brand}</p>}
          <p className="price large">{price === null ? 'Price on request' : priceText(price)}</p>
          <p>{available ? 'In stock' : 'Not in stock at the moment'}</p>
          <Buy product={product} />
          <ul className="chips" aria-label="Found in">
            {categories.map((one) => (
              <li key={one.id}>
                <Link to={`/categories/${encodeURIComponent(one.id)}`}>{one.name}</Link>
              </li>
            ))}
          </ul>
        </div>
      </article>
      <OfferRow
        request={{ placement: 'product', viewing: id, cart: inCart, first: 4 }}
        heading={() => 'Goes well with it'}
      />
    </Page>
  );
}

function Buy({ product }: { readonly product: Product }) {
  const [added, setAdded] = useState(0);
  const buyable = product.available && product.price !== null;
  const add = (): void => {
    addToCart(product);
    setAdded(added + 1);
  };
  return (
    <div className="buy">
      <button type="button" className="primary" disabled={!buyable} onClick={add}>
        Add to cart
      </button>
      <p role="status">
        {added > 0 && (
          <>
            It is in your cart. <Link to="/cart">Go to the cart</Link>
          </>
        )}
      </p>
    </div>
  );
}
