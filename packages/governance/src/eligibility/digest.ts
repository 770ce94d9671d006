import type { Channel, Exposure, ProductId, Subscription } from '@wherefore/contracts';
import type { EligibilityContext } from './candidate.js';

/** A context, arranged so that a question about one product is one look-up. */
export interface Digest {
  /** The moment of the decision, ms since 1970: for what was told as it happened. */
  readonly at: number;
  /** The moment recency is measured from, ms since 1970: for history. */
  readonly now: number;
  readonly channel: Channel;
  readonly cart: ReadonlySet<string>;
  readonly excluded: ReadonlySet<string>;
  readonly subscriptions: ReadonlyMap<string, Subscription>;
  /** When each product was last turned down. */
  readonly rejections: ReadonlyMap<string, string>;
  /** When each product was last given back. */
  readonly returns: ReadonlyMap<string, string>;
  /** The open ticket that is about a product. */
  readonly tickets: ReadonlyMap<string, string>;
  /** A complaint that is about no product in particular. */
  readonly generalComplaint: string | null;
  /** What was shown; arranged when a cap first asks for it. */
  shown(): ShownBy;
}

export interface Shown {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly channel: string | null;
}

export interface ShownBy {
  readonly product: ReadonlyMap<string, readonly Shown[]>;
  /** On behalf of which rule or campaign. */
  readonly campaign: ReadonlyMap<string, readonly Shown[]>;
}

/** Topics that are complaints, in the help desk's words, English or German. */
const COMPLAINT = /complain|beschwer|reklam/i;

export function digestOf({ situation, request, placement }: EligibilityContext): Digest {
  const { tickets } = situation;
  return {
    at: Date.parse(situation.at),
    now: Date.parse(situation.now),
    channel: request.channel ?? placement.channel,
    cart: new Set(situation.cart),
    excluded: new Set(request.filters.exclude),
    subscriptions: new Map(situation.subscriptions.map((one) => [one.product, one])),
    rejections: latest(situation.rejections),
    returns: latest(situation.returns),
    tickets: new Map(tickets.flatMap(({ id, products }) => products.map((product) => [product, id]))),
    generalComplaint:
      tickets.find(({ topic, products }) => products.length === 0 && topic !== null && COMPLAINT.test(topic))
        ?.id ?? null,
    shown: onceOnly(() => shownBy(situation.exposures)),
  };
}

/** The latest mark of each product; instants are compared only where a product has several. */
function latest(marks: readonly { product: ProductId; at: string }[]): Map<string, string> {
  const times = new Map<string, string>();
  for (const { product, at } of marks) {
    const known = times.get(product);
    if (known === undefined || Date.parse(known) < Date.parse(at)) times.set(product, at);
  }
  return times;
}

function shownBy(exposures: readonly Exposure[]): ShownBy {
  const product = new Map<string, Shown[]>();
  const campaign = new Map<string, Shown[]>();
  for (const exposure of exposures) {
    const shown = { at: Date.parse(exposure.at), channel: exposure.channel };
    append(product, exposure.product, shown);
    if (exposure.campaign !== null) append(campaign, exposure.campaign, shown);
  }
  return { product, campaign };
}

function append(lists: Map<string, Shown[]>, key: string, shown: Shown): void {
  const known = lists.get(key);
  if (known === undefined) lists.set(key, [shown]);
  else known.push(shown);
}

function onceOnly<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

/** Does the visitor have it at hand: bought, subscribed to, in the cart, or looked at now? */
export function isAtHand(id: string, { situation, purchases }: EligibilityContext, digest: Digest): boolean {
  return situation.viewing === id || digest.cart.has(id) || purchases.has(id) || digest.subscriptions.has(id);
}
