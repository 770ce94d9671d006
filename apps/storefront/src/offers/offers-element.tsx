import { type Offer } from '@wherefore/client';
import { createElement, useEffect, useRef } from 'react';
import { notedFrom } from '../cart/cart.js';
import { go, hrefOf } from '../shell/router.js';

interface OffersElementProps {
  readonly placement: string;
  readonly heading: string;
  readonly cart?: readonly string[];
  readonly first?: number;
}

/** `<wherefore-offers>` as a page of any shop would write it; opened offers stay within this one. */
export function OffersElement({ placement, heading, cart, first = 6 }: OffersElementProps) {
  const element = useRef<HTMLElement>(null);
  useEffect(() => {
    const open = (event: Event): void => {
      const { offer, decision } = (event as CustomEvent<{ offer: Offer; decision: string | null }>).detail;
      event.preventDefault();
      notedFrom(decision, offer.product.id);
      go(`/products/${encodeURIComponent(offer.product.id)}`);
    };
    const current = element.current;
    current?.addEventListener('wherefore-open', open);
    return () => current?.removeEventListener('wherefore-open', open);
  }, []);
  return createElement('wherefore-offers', {
    ref: element,
    class: 'row',
    placement,
    heading,
    first: String(first),
    href: hrefOf('/products/{id}'),
    ...(cart !== undefined && { cart: cart.join(' ') }),
  });
}
