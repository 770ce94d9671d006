import type { OfferRequest, Placement, RequestRefused } from '@wherefore/contracts';

export function unknownPlacement(id: string, known: Iterable<string>): RequestRefused {
  return {
    code: 'unknown-placement',
    message: `There is no placement ${JSON.stringify(id)}. There are: ${[...known].join(', ')}.`,
  };
}

/** What the placement needs and the request does not bring. */
export function missingContext(placement: Placement, request: OfferRequest): RequestRefused | null {
  if (placement.needs === 'viewing' && request.viewing === undefined)
    return missing(placement.id, '"viewing": the product being looked at');
  if (placement.needs === 'cart' && request.cart.length === 0)
    return missing(placement.id, '"cart": what is in the cart');
  return null;
}

const missing = (placement: string, what: string): RequestRefused => ({
  code: 'missing-context',
  message: `The placement ${placement} needs ${what}.`,
});
