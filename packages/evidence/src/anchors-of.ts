import type {
  Anchor,
  AnchorKind,
  Behaviour,
  Epoch,
  ProductId,
  Properties,
  Situation,
} from '@wherefore/contracts';

const DAY_MS = 86_400_000;
/** The group every visitor is in. */
export const EVERYONE = 'everyone';
const KIND_OF = { PURCHASED: 'purchased', VIEWED: 'viewed', CARTED: 'carted' } as const;

/**
 * What we know of the situation, each thing with its weight: kind weight x recency x repetition, where recency halves
 * every `epoch.halfLifeDays` and repetition is 1 + ln(count). What is happening now outranks the same thing remembered:
 * a product in the cart is not also counted as carted, one being viewed not also as viewed.
 */
export function anchorsOf(situation: Situation, epoch: Epoch): Anchor[] {
  const current = new Map<ProductId, AnchorKind>();
  for (const product of situation.recentlyViewed) current.set(product, 'recent');
  for (const product of situation.cart) current.set(product, 'cart');
  if (situation.viewing !== null) current.set(situation.viewing, 'viewing');

  const now = [...current].map(([id, kind]) => ({
    kind,
    label: 'Product' as const,
    id,
    name: id,
    weight: epoch.anchorWeights[kind],
  }));
  const remembered = situation.behaviour
    .filter(({ type, product }) => type === 'PURCHASED' || !current.has(product))
    .map((behaviour) => rememberedAnchor(behaviour, situation.now, epoch));
  const subscribed = situation.subscriptions.map(({ product, title, plan, seats, renewsAt }) => ({
    kind: 'subscribed' as const,
    label: 'Product' as const,
    id: product,
    name: title ?? product,
    weight: epoch.anchorWeights.subscribed,
    behaviour: { type: 'SUBSCRIBES', properties: { plan, seats, renewsAt } },
  }));
  const segments = situation.segments
    .filter(({ id }) => id !== EVERYONE)
    .map(({ id, name, properties }) => segmentAnchor({ id, name, properties }, epoch));
  return [...now, ...remembered, ...subscribed, ...segments, everyoneAnchor(epoch)];
}

function rememberedAnchor(behaviour: Behaviour, now: string, epoch: Epoch): Anchor {
  const kind = KIND_OF[behaviour.type];
  const { lastAt, count } = behaviour.properties;
  const ageDays = typeof lastAt === 'string' ? Math.max(0, Date.parse(now) - Date.parse(lastAt)) / DAY_MS : 0;
  const recency = 0.5 ** (ageDays / epoch.halfLifeDays);
  const repetition = typeof count === 'number' && count > 1 ? 1 + Math.log(count) : 1;
  return {
    kind,
    label: 'Product',
    id: behaviour.product,
    name: behaviour.title ?? behaviour.product,
    weight: epoch.anchorWeights[kind] * recency * repetition,
    behaviour: { type: behaviour.type, properties: behaviour.properties },
  };
}

function segmentAnchor(segment: { id: string; name: string; properties: Properties }, epoch: Epoch): Anchor {
  const { id, name, properties } = segment;
  const behaviour = { type: 'IN_SEGMENT', properties };
  return { kind: 'segment', label: 'Segment', id, name, weight: epoch.anchorWeights.segment, behaviour };
}

const everyoneAnchor = (epoch: Epoch): Anchor => ({
  kind: 'everyone',
  label: 'Segment',
  id: EVERYONE,
  name: 'All shoppers',
  weight: epoch.anchorWeights.everyone,
});
