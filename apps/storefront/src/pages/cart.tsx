import { cart, type CartItem, MOST_OF_ONE, setQuantity, totalOf } from '../cart/cart.js';
import { OffersElement } from '../offers/offers-element.js';
import { Picture } from '../picture/picture.js';
import { priceText } from '../shell/money.js';
import { Page } from '../shell/page.js';
import { Link } from '../shell/router.js';
import { useStore } from '../visitor/store.js';

export function CartPage() {
  const items = useStore(cart);
  return (
    <Page title="Your cart">
      {items.length === 0 ? (
        <p className="notice">
          It is empty. <Link to="/">Look around</Link>
        </p>
      ) : (
        <>
          <ul className="lines">
            {items.map((item) => (
              <Line key={item.product.id} item={item} />
            ))}
          </ul>
          <p className="total">
            Together <strong>{priceText(totalOf(items))}</strong>
          </p>
          <p>
            <Link to="/checkout" className="primary button">
              To the checkout
            </Link>
          </p>
        </>
      )}
      <OffersElement
        placement="cart"
        heading={items.length === 0 ? 'To begin with' : 'To complete it'}
        cart={items.map(({ product }) => product.id)}
      />
    </Page>
  );
}

function Line({ item: { product, quantity } }: { readonly item: CartItem }) {
  return (
    <li>
      <Picture product={product} />
      <Link to={`/products/${encodeURIComponent(product.id)}`}>{product.title}</Link>
      <label>
        <span className="hidden">How many of {product.title}</span>
        <input
          type="number"
          min={0}
          max={MOST_OF_ONE}
          value={quantity}
          onChange={(event) => {
            const wanted = event.target.valueAsNumber;
            if (Number.isInteger(wanted) && wanted >= 0) setQuantity(product.id, wanted);
          }}
        />
      </label>
      <span className="price">
        {product.price !== null && priceText({ ...product.price, amount: product.price.amount * quantity })}
      </span>
      <button
        type="button"
        onClick={() => setQuantity(product.id, 0)}
        aria-label={`Take out ${product.title}`}
      >
        Take out
      </button>
    </li>
  );
}
