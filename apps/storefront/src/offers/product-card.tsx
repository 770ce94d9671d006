import type { Product } from '@wherefore/client';
import { Picture } from '../picture/picture.js';
import { priceText } from '../shell/money.js';
import { Link } from '../shell/router.js';

/** A product of a list. */
export function ProductCard({ product }: { readonly product: Product }) {
  return (
    <li className="card">
      <Picture product={product} />
      <Link to={`/products/${encodeURIComponent(product.id)}`} className="title">
        {product.title}
      </Link>
      {product.price !== null && <p className="price">{priceText(product.price)}</p>}
      {!product.available && <p className="soft">Not in stock</p>}
    </li>
  );
}
