import type { Check } from './check.js';

export const isUnknown: Check = ({ facts }) =>
  facts.title === null || facts.deleted ? 'It is not in the catalogue (any more).' : null;

export const isInactive: Check = ({ facts }) => (facts.active ? null : 'It is not for sale at present.');

/** A price is asked for only where prices are shown. */
export const hasNoPrice: Check = ({ facts }, { placement }) =>
  facts.price === null && placement.constraints.showPrice
    ? 'It has no price, and this placement shows prices.'
    : null;
