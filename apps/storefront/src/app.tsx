import type { ReactNode } from 'react';
import { Account } from './pages/account.js';
import { CartPage } from './pages/cart.js';
import { Checkout } from './pages/checkout.js';
import { Home } from './pages/home.js';
import { CategoryPage, SearchPage } from './pages/listing.js';
import { NotFound } from './pages/not-found.js';
import { ProductPage } from './pages/product.js';
import { Header } from './shell/header.js';
import { type Address, Link, useAddress } from './shell/router.js';

export function App() {
  const address = useAddress();
  return (
    <>
      <Header />
      <main id="main">{pageAt(address)}</main>
      <footer className="footer">
        <p>
          A demo shop. It asks for offers by the public API only. <Link to="/account">Your privacy</Link>
        </p>
      </footer>
    </>
  );
}

function pageAt({ parts, search }: Address): ReactNode {
  const [first, id] = parts;
  if (first === undefined) return <Home />;
  if (first === 'products' && id !== undefined) return <ProductPage key={id} id={id} />;
  if (first === 'categories' && id !== undefined) return <CategoryPage key={id} id={id} />;
  if (parts.length > 1) return <NotFound />;
  switch (first) {
    case 'search':
      return <SearchPage words={search.get('q') ?? ''} />;
    case 'cart':
      return <CartPage />;
    case 'checkout':
      return <Checkout />;
    case 'account':
      return <Account />;
    default:
      return <NotFound />;
  }
}
