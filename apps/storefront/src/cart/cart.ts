import type { Product } from '@wherefore/client';
import { keptStore } from '../visitor/store.js';
import { client } from '../visitor/visitor.js';

export interface CartItem {
  readonly product: Product;
  readonly quantity: number;
  /** The list of offers that led here, if one did. */
  readonly decision: string | null;
}

export const cart = keptStore<readonly CartItem[]>(localStorage, 'shop.cart', []);
/** Which list of offers a product was opened from, in this visit. */
const opened = keptStore<Readonly<Record<string, string>>>(sessionStorage, 'shop.opened', {});

export const MOST_OF_ONE = 20;

/** An offer was followed: what becomes of the product is put down to that list. */
export function openedFrom(decision: string | null, product: string): void {
  if (decision === null) return;
  client.track({ type: 'CLICKED', decision, product });
  opened.set({ ...opened.get(), [product]: decision });
}

/** For offers whose clicks somebody else reports. */
export function notedFrom(decision: string | null, product: string): void {
  if (decision !== null) opened.set({ ...opened.get(), [product]: decision });
}

export function addToCart(product: Product): void {
  const known = cart.get().find((one) => one.product.id === product.id);
  if (known !== undefined) return setQuantity(product.id, known.quantity + 1);
  const decision = opened.get()[product.id] ?? null;
  if (decision !== null) client.track({ type: 'CARTED', decision, product: product.id, quantity: 1 });
  change([...cart.get(), { product, quantity: 1, decision }]);
}

/** Nought takes it out. */
export function setQuantity(product: string, quantity: number): void {
  const items = cart
    .get()
    .map((one) => (one.product.id === product ? { ...one, quantity: Math.min(MOST_OF_ONE, quantity) } : one));
  change(items.filter((one) => one.quantity > 0));
}

/** Orders what is in the cart. Throws where that could not be reported; then the cart stays. */
export async function order(): Promise<string> {
  const [id, items] = [crypto.randomUUID(), cart.get()];
  client.track({ type: 'ORDER', order: id, items: itemsOf(items) });
  for (const { product, quantity, decision } of items)
    if (decision !== null) client.track({ type: 'BOUGHT', decision, product: product.id, quantity });
  client.track({ type: 'CART', items: [] });
  await client.flush();
  cart.set([]);
  return id;
}

function change(items: readonly CartItem[]): void {
  cart.set(items);
  client.track({ type: 'CART', items: itemsOf(items) });
}

const itemsOf = (items: readonly CartItem[]) =>
  items.map(({ product, quantity }) => ({ product: product.id, quantity }));

export const countOf = (items: readonly CartItem[]): number =>
  items.reduce((sum, { quantity }) => sum + quantity, 0);

/** In the currency of the first; the demo shop has one. */
export const totalOf = (items: readonly CartItem[]) => ({
  amount: items.reduce((sum, { product, quantity }) => sum + (product.price?.amount ?? 0) * quantity, 0),
  currency: items.find(({ product }) => product.price !== null)?.product.price?.currency ?? 'EUR',
});
