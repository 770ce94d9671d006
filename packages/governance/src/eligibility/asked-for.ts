import type { EligibilityContext } from './candidate.js';
import type { Check } from './check.js';

export const isBeingViewed: Check = ({ facts }, { situation }) =>
  situation.viewing === facts.id ? 'It is what is being looked at.' : null;

export const isInCart: Check = ({ facts }, _, { cart }) =>
  cart.has(facts.id) ? 'It is in the cart already.' : null;

export const isExcluded: Check = ({ facts }, _, { excluded }) =>
  excluded.has(facts.id) ? 'The request excludes it.' : null;

export const isShownElsewhere: Check = ({ facts }, { shownElsewhere }) =>
  shownElsewhere.has(facts.id) ? 'Another unit of the page shows it.' : null;

export const hasFilters = ({ request: { filters } }: EligibilityContext): boolean =>
  filters.categories.length + filters.brands.length > 0 ||
  filters.minPrice !== undefined ||
  filters.maxPrice !== undefined;

/** Where prices are asked for, a product without one is not what was asked for. */
export const isFiltered: Check = ({ facts }, { request }) => {
  const { categories, brands, minPrice, maxPrice } = request.filters;
  const { price, brand } = facts;
  if (categories.length > 0 && !facts.categories.some(({ id }) => categories.includes(id)))
    return 'It is not in the categories asked for.';
  if (brands.length > 0 && (brand === null || !brands.includes(brand)))
    return 'It is not of the brands asked for.';
  if (minPrice === undefined && maxPrice === undefined) return null;
  if (price === null) return 'It has no price to compare with the limits asked for.';
  if (minPrice !== undefined && price < minPrice) return `At ${price} it costs less than ${minPrice}.`;
  if (maxPrice !== undefined && price > maxPrice) return `At ${price} it costs more than ${maxPrice}.`;
  return null;
};
