/** Everything a person chose on this page. It lives in the URL, so a link shows the same page. */
export interface Choices {
  /** Null: an anonymous visitor. */
  readonly customer: string | null;
  readonly placement: string;
  readonly viewing: string | null;
  readonly cart: readonly string[];
  /** The offer that is open; null: the first. */
  readonly product: string | null;
  /** The product of which it is asked why it is missing. */
  readonly missing: string | null;
}

/** What every part of the page needs to read and change the choices. */
export interface ChoicesProps {
  readonly choices: Choices;
  readonly choose: (change: Partial<Choices>) => void;
}

export const DEFAULT_PLACEMENT = 'home';

/** Reads choices from a query string such as `?customer=c1&cart=p1&cart=p2`. Unknown names are ignored. */
export function parseChoices(search: string): Choices {
  const given = new URLSearchParams(search);
  const one = (name: string): string | null => given.get(name)?.trim() || null;
  const cart = given.getAll('cart').map((id) => id.trim());
  return {
    customer: one('customer'),
    placement: one('placement') ?? DEFAULT_PLACEMENT,
    viewing: one('viewing'),
    cart: [...new Set(cart)].filter((id) => id !== ''),
    product: one('product'),
    missing: one('missing'),
  };
}

/** The query string of choices; parsing it gives them back. Empty for the defaults. */
export function formatChoices(choices: Choices): string {
  const query = new URLSearchParams();
  if (choices.customer !== null) query.set('customer', choices.customer);
  if (choices.placement !== DEFAULT_PLACEMENT) query.set('placement', choices.placement);
  if (choices.viewing !== null) query.set('viewing', choices.viewing);
  for (const id of choices.cart) query.append('cart', id);
  if (choices.product !== null) query.set('product', choices.product);
  if (choices.missing !== null) query.set('missing', choices.missing);
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}

/** Choices after a change. A change of situation closes the open offer: it belonged to the old list. */
export function changeChoices(choices: Choices, change: Partial<Choices>): Choices {
  const keepsSituation = Object.keys(change).every((name) => name === 'product' || name === 'missing');
  return { ...choices, ...(keepsSituation ? {} : { product: null }), ...change };
}
