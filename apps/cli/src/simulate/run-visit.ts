import type { OffersAnswer, OffersInput, WhereforeClient } from '@wherefore/client';
import type { Shoppers, Visit } from '@wherefore/seeds';
import { judgeOffer, type ShownOffer, truthOf, type VisitTruth } from './visit-truth.js';

/** How many offers a page shows. */
const SHOWN = 4;

/**
 * One visit from the product page to the order, by the public API. Visits without offers report the same and ask for none.
 * Throws WhereforeClientError where the API cannot be reached; what was tracked goes on its way by itself.
 */
export async function runVisit(
  client: WhereforeClient,
  shoppers: Shoppers,
  { visit, session }: { readonly visit: Visit; readonly session: string },
): Promise<VisitTruth> {
  const who = { customer: visit.customer, session };
  const wanted = visit.intentions[0]?.product;
  if (wanted === undefined) return truthOf(visit, session, []);
  const seen = new Map<string, ShownOffer>();
  const look = async (request: OffersInput): Promise<void> => {
    if (!visit.treated) return;
    for (const offer of shownIn(await client.offers({ ...who, ...request, first: SHOWN })))
      if (!seen.has(offer.product)) seen.set(offer.product, judgeOffer(shoppers, visit, offer));
    for (const event of feedbackOn(seen, request.placement ?? '')) client.track({ ...who, ...event });
  };
  client.track({ ...who, type: 'VIEW', product: wanted });
  await look({ placement: 'product', viewing: wanted });
  const won = [...seen.values()].flatMap((one) => (one.won ? one.product : []));
  const cart = [...new Set([...visit.bought, ...won])];
  if (cart.length > 0) {
    client.track({ ...who, type: 'CART', items: cart.map((product) => ({ product, quantity: 1 })) });
    await look({ placement: 'cart', cart });
  }
  const truth = truthOf(visit, session, [...seen.values()]);
  buy(client, { ...who, truth });
  return truth;
}

interface Shown {
  readonly product: string;
  readonly price: number;
  readonly decision: string;
  readonly placement: string;
}

/** What nobody can put a price on is not for sale. */
function shownIn(answer: OffersAnswer): Shown[] {
  if (!answer.ok || answer.id === null) return [];
  const { id: decision, placement } = answer;
  return answer.offers.flatMap(({ product, price }) =>
    price === null ? [] : [{ product: product.id, price: price.amount, decision, placement }],
  );
}

function feedbackOn(seen: ReadonlyMap<string, ShownOffer>, placement: string) {
  const here = [...seen.values()].filter((one) => one.placement === placement);
  const [first] = here;
  if (first === undefined) return [];
  const { decision } = first;
  const products = here.map(({ product }) => product);
  return [
    { type: 'SHOWN', decision, placement, products } as const,
    ...here
      .filter(({ won }) => won)
      .flatMap(({ product }) => [
        { type: 'CLICKED', decision, placement, product } as const,
        { type: 'CARTED', decision, placement, product, quantity: 1 } as const,
      ]),
  ];
}

function buy(
  client: WhereforeClient,
  { customer, session, truth }: { customer: string; session: string; truth: VisitTruth },
): void {
  const items = Object.entries(truth.bought).map(([product, amount]) => ({ product, quantity: 1, amount }));
  if (items.length === 0) return;
  client.track({ customer, session, type: 'ORDER', order: session, items });
  for (const { product, decision, placement, won } of truth.offers)
    if (won) client.track({ customer, session, type: 'BOUGHT', decision, placement, product, quantity: 1 });
}
