import { OfferRequest, type OfferRequestInput, Placement, type PlacementInput } from '@wherefore/contracts';
import type { ProductFacts, ProductId, Situation } from '@wherefore/contracts';
import type { CappedCandidate, EligibilityContext } from '@wherefore/governance';

export const AT = '2026-11-24T12:00:00.000Z';
export const daysBefore = (days: number): string =>
  new Date(Date.parse(AT) - days * 86_400_000).toISOString();
export const id = (text: string): ProductId => text as ProductId;

type Facts = Partial<Omit<ProductFacts, 'id'>> & { id?: string };

/** A lamp that nothing speaks against. */
export const facts = (given: Facts = {}): ProductFacts => ({
  title: 'Lamp',
  kind: 'good',
  price: 100,
  cost: 60,
  currency: 'EUR',
  stock: 5,
  stores: {},
  active: true,
  deleted: false,
  brand: 'Lumen',
  categories: [{ id: 'lamps', name: 'Lamps' }],
  attributes: {},
  requires: [],
  fits: [],
  campaigns: [],
  ...given,
  id: id(given.id ?? 'lamp'),
});

export const candidate = (
  product: Facts = {},
  rest: Partial<Omit<CappedCandidate, 'facts'>> = {},
): CappedCandidate => ({ intent: 'discover', propensity: 0.1, caps: [], ...rest, facts: facts(product) });

const NOBODY: Situation = {
  known: true,
  consent: true,
  marketing: {},
  locale: null,
  country: null,
  region: null,
  birthYear: null,
  attributes: {},
  segments: [],
  subscriptions: [],
  behaviour: [],
  tickets: [],
  returns: [],
  rejections: [],
  at: AT,
  now: AT,
  customer: null,
  viewing: null,
  cart: [],
  recentlyViewed: [],
  store: null,
  exposures: [],
};

export type Given = {
  situation?: Partial<Situation>;
  request?: OfferRequestInput;
  placement?: Partial<PlacementInput>;
} & Partial<Omit<EligibilityContext, 'situation' | 'request' | 'placement'>>;

const EVERY_INTENT = {
  substitute: 1,
  complement: 1,
  bundle: 1,
  upgrade: 1,
  replenish: 1,
  discover: 1,
};

/** A visitor who has and wants nothing in particular, at a placement for every intent. */
export const context = ({ situation, request, placement, ...rest }: Given = {}): EligibilityContext => ({
  purchases: new Map(),
  repeats: new Map(),
  substitutesOfCart: new Set(),
  baseOfUpgrade: new Map(),
  shownElsewhere: new Set(),
  ...rest,
  situation: { ...NOBODY, ...situation },
  request: OfferRequest.parse(request ?? {}),
  placement: Placement.parse({ id: 'home', name: 'Home', intents: EVERY_INTENT, ...placement }),
});
