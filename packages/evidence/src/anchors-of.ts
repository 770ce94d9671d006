import {
  type Anchor,
  type AnchorKind,
  type Behaviour,
  type Epoch,
  type Had,
  HAPPENING_NOW,
  type ProductId,
  type Properties,
  type Situation,
} from '@wherefore/contracts';

const DAY_MS = 86_400_000;
/** The group every visitor is in. */
export const EVERYONE = 'everyone';
const KIND_OF = { PURCHASED: 'purchased', VIEWED: 'viewed', CARTED: 'carted' } as const;

/** Something we know, before any source has weighed it. */
export interface KnownAnchor extends Omit<Anchor, 'weight'> {
  /** What its kind counts, >= 0. */
  readonly kindWeight: number;
  readonly had: Had;
}

/**
 * What we know of the situation, each thing with what its kind counts and when and how often it was had. What is happening now
 * outranks the same thing remembered: a product in the cart is not also counted as carted, one being viewed not also as viewed.
 */
export function anchorsOf(situation: Situation, epoch: Epoch): KnownAnchor[] {
  const current = new Map<ProductId, AnchorKind>();
  for (const product of situation.recentlyViewed) current.set(product, 'recent');
  for (const product of situation.cart) current.set(product, 'cart');
  if (situation.viewing !== null) current.set(situation.viewing, 'viewing');

  const now = [...current].map(([id, kind]) => ({
    kind,
    label: 'Product' as const,
    id,
    name: id,
    kindWeight: epoch.anchorWeights[kind],
    had: HAPPENING_NOW,
  }));
  const clock = clockOf(situation, epoch);
  const remembered = situation.behaviour
    .filter(({ type, product }) => type === 'PURCHASED' || !current.has(product))
    .map((behaviour) => rememberedAnchor(behaviour, clock, epoch));
  const subscribed = situation.subscriptions.map(({ product, title, plan, seats, renewsAt }) => ({
    kind: 'subscribed' as const,
    label: 'Product' as const,
    id: product,
    name: title ?? product,
    kindWeight: epoch.anchorWeights.subscribed,
    had: HAPPENING_NOW,
    behaviour: { type: 'SUBSCRIBES', properties: { plan, seats, renewsAt } },
  }));
  const segments = situation.segments
    .filter(({ id }) => id !== EVERYONE)
    .map(({ id, name, properties }) => segmentAnchor({ id, name, properties }, epoch));
  return [...now, ...remembered, ...subscribed, ...segments, everyoneAnchor(epoch)];
}

interface Clock {
  /** ms since 1970. */
  readonly now: number;
  /** Times of orders, the latest first. */
  readonly occasions: readonly number[];
  readonly agoOf: (time: number) => number;
  readonly halfLifeDays: number;
}

function clockOf({ now, occasions = [] }: Situation, { halfLifeDays }: Epoch): Clock {
  const places = new Map(occasions.map((time, ago) => [time, ago]));
  /** How many occasions have been since. */
  const agoOf = (time: number): number => {
    const place = places.get(time);
    if (place !== undefined) return place;
    const first = occasions.findIndex((other) => other <= time);
    return first < 0 ? occasions.length : first;
  };
  return { now: Date.parse(now), occasions, agoOf, halfLifeDays };
}

function rememberedAnchor(behaviour: Behaviour, clock: Clock, epoch: Epoch): KnownAnchor {
  const kind = KIND_OF[behaviour.type];
  return {
    kind,
    label: 'Product',
    id: behaviour.product,
    name: behaviour.title ?? behaviour.product,
    kindWeight: epoch.anchorWeights[kind],
    had: hadOf(behaviour, clock),
    behaviour: { type: behaviour.type, properties: behaviour.properties },
  };
}

/** Nothing was had in the future. */
function hadOf({ properties, times = [] }: Behaviour, clock: Clock): Had {
  const { lastAt, count } = properties;
  const last = typeof lastAt === 'string' ? Date.parse(lastAt) : clock.now;
  const all = times.length > 0 ? times : [last];
  return {
    days: all.map((time) => Math.max(0, clock.now - time) / DAY_MS),
    ago: all.map(clock.agoOf),
    times: typeof count === 'number' ? count : 1,
    occasions: Math.max(1, clock.occasions.length),
    usualGapDays: Infinity,
    halfLifeDays: clock.halfLifeDays,
  };
}

function segmentAnchor(
  segment: { id: string; name: string; properties: Properties },
  epoch: Epoch,
): KnownAnchor {
  const { id, name, properties } = segment;
  const behaviour = { type: 'IN_SEGMENT', properties };
  return {
    kind: 'segment',
    label: 'Segment',
    id,
    name,
    kindWeight: epoch.anchorWeights.segment,
    had: HAPPENING_NOW,
    behaviour,
  };
}

const everyoneAnchor = (epoch: Epoch): KnownAnchor => ({
  kind: 'everyone',
  label: 'Segment',
  id: EVERYONE,
  name: 'All shoppers',
  kindWeight: epoch.anchorWeights.everyone,
  had: HAPPENING_NOW,
});
