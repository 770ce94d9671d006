import { type FormEvent, useState } from 'react';
import { cart, order, totalOf } from '../cart/cart.js';
import { OffersElement } from '../offers/offers-element.js';
import { priceText } from '../shell/money.js';
import { Page } from '../shell/page.js';
import { Link } from '../shell/router.js';
import { useStore } from '../visitor/store.js';

type State =
  | { readonly at: 'form' | 'sending' }
  | { readonly at: 'failed'; readonly error: string }
  | { readonly at: 'done'; readonly number: string };

export function Checkout() {
  const [state, setState] = useState<State>({ at: 'form' });
  const items = useStore(cart);
  if (state.at === 'done') return <Thanks number={state.number} />;
  const place = (event: FormEvent): void => {
    event.preventDefault();
    setState({ at: 'sending' });
    order().then(
      (number) => setState({ at: 'done', number }),
      (error: unknown) => setState({ at: 'failed', error: String(error) }),
    );
  };
  if (items.length === 0)
    return (
      <Page title="Checkout">
        <p className="notice">
          There is nothing to pay for. <Link to="/">Look around</Link>
        </p>
      </Page>
    );
  return (
    <Page title="Checkout">
      <ul className="summary">
        {items.map(({ product, quantity }) => (
          <li key={product.id}>
            {quantity} × {product.title}
          </li>
        ))}
      </ul>
      <p className="total">
        To pay <strong>{priceText(totalOf(items))}</strong>
      </p>
      <form onSubmit={place} className="form">
        <p>This is a demo: nothing is charged, nothing is sent, and no address is asked for.</p>
        <label className="check">
          <input type="checkbox" required /> I know that this is a demo
        </label>
        {state.at === 'failed' && (
          <p role="alert" className="notice">
            The order was not taken: {state.error}. Your cart is as it was.
          </p>
        )}
        <button type="submit" className="primary" disabled={state.at === 'sending'}>
          Place the order
        </button>
      </form>
      <OffersElement
        placement="checkout"
        heading="Before you go"
        first={4}
        cart={items.map(({ product }) => product.id)}
      />
    </Page>
  );
}

function Thanks({ number }: { readonly number: string }) {
  return (
    <Page title="Thank you">
      <p className="lead" role="status">
        Your order {number.slice(0, 8)} is in. What we suggest from now on knows of it.
      </p>
      <p>
        <Link to="/" className="primary button">
          Back to the shop
        </Link>
      </p>
      <OffersElement placement="post-purchase" heading="For later" />
    </Page>
  );
}
