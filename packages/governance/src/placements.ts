import { EVIDENCE_SOURCES, type Placement } from '@wherefore/contracts';

const placement = (id: string, name: string, rest: Partial<Placement> = {}): Placement =>
  Object.freeze({ id, name, sources: EVIDENCE_SOURCES, needs: null, ...rest });

/** The placements that every shop has. */
export const PLACEMENTS: readonly Placement[] = Object.freeze([
  placement('home', 'Home page'),
  placement('product', 'Product page', {
    sources: ['complements', 'related', 'category', 'brand', 'segment'],
    needs: 'viewing',
  }),
  placement('cart', 'Cart', { sources: ['complements', 'related', 'own-repeats', 'segment'] }),
  placement('checkout', 'Checkout', { sources: ['complements', 'own-repeats', 'segment'] }),
  placement('post-purchase', 'After the purchase', {
    sources: ['complements', 'related', 'category', 'segment'],
  }),
  placement('email', 'E-mail'),
  placement('call-centre', 'Call centre'),
  placement('store', 'In store'),
]);

export const placementById = (id: string): Placement | undefined => PLACEMENTS.find((one) => one.id === id);
