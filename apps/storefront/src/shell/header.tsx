import { type FormEvent, useEffect, useState } from 'react';
import { cart, countOf } from '../cart/cart.js';
import { useStore } from '../visitor/store.js';
import { signedIn } from '../visitor/visitor.js';
import { go, Link, useAddress } from './router.js';

export function Header() {
  const items = countOf(useStore(cart));
  const who = useStore(signedIn);
  return (
    <header className="header">
      <a className="skip" href="#main">
        To the content
      </a>
      <Link to="/" className="brand" label="Larkfield, home">
        Larkfield
      </Link>
      <Search />
      <nav aria-label="Your things" className="mine">
        <Link to="/account">{who === null ? 'Sign in' : 'Account'}</Link>
        <Link to="/cart" label={`Cart, ${items} ${items === 1 ? 'thing' : 'things'}`}>
          Cart <span className="count">{items}</span>
        </Link>
      </nav>
    </header>
  );
}

function Search() {
  const asked = useAddress().search.get('q') ?? '';
  const [words, setWords] = useState(asked);
  useEffect(() => setWords(asked), [asked]);
  const search = (event: FormEvent): void => {
    event.preventDefault();
    if (words.trim() !== '') go(`/search?q=${encodeURIComponent(words.trim())}`);
  };
  return (
    <form role="search" className="search" onSubmit={search}>
      <input
        type="search"
        aria-label="Search products"
        placeholder="Search products"
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <button type="submit">Search</button>
    </form>
  );
}
