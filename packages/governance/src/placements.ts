import { Placement, type PlacementInput } from '@wherefore/contracts';

/** What every placement in this file leaves to the contract's own defaults is not repeated here. */
const CONFIGURATIONS: readonly PlacementInput[] = [
  {
    id: 'home',
    name: 'Home page',
    intents: { discover: 0.5, replenish: 0.2, complement: 0.2, upgrade: 0.1 },
  },
  {
    id: 'product',
    name: 'Product page',
    needs: 'viewing',
    intents: { complement: 0.5, substitute: 0.3, upgrade: 0.2, bundle: 0.1, discover: 0.1 },
  },
  {
    id: 'cart',
    name: 'Cart',
    intents: { complement: 0.6, replenish: 0.2, bundle: 0.1, discover: 0.1 },
  },
  {
    id: 'checkout',
    name: 'Checkout',
    intents: { complement: 0.6, replenish: 0.3, discover: 0.1 },
    slots: 10,
  },
  {
    id: 'post-purchase',
    name: 'After the purchase',
    intents: { complement: 0.6, discover: 0.3, upgrade: 0.1 },
  },
  {
    id: 'email',
    name: 'E-mail',
    channel: 'email',
    intents: { discover: 0.5, replenish: 0.3, upgrade: 0.2 },
    constraints: { consent: true },
    frequencyCap: { times: 3, days: 14 },
  },
  {
    id: 'push',
    name: 'Push message',
    channel: 'push',
    intents: { discover: 0.5, replenish: 0.3, upgrade: 0.2 },
    slots: 5,
    constraints: { consent: true, quietHours: { from: 21, to: 8 } },
    frequencyCap: { times: 1, days: 7 },
  },
  {
    id: 'call-centre',
    name: 'Call centre',
    channel: 'phone',
    intents: { upgrade: 0.3, complement: 0.3, replenish: 0.2, substitute: 0.1, discover: 0.1 },
  },
  {
    id: 'store',
    name: 'In store',
    channel: 'store',
    intents: { complement: 0.4, substitute: 0.2, replenish: 0.2, upgrade: 0.1, discover: 0.1 },
  },
];

/** The placements that every shop has until it configures its own. */
export const DEFAULT_PLACEMENTS: readonly Placement[] = Object.freeze(
  CONFIGURATIONS.map((configuration) => Object.freeze(Placement.parse(configuration))),
);
