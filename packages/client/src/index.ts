export { createClient, type OffersAnswer, type WhereforeClient } from './client.js';
export { WhereforeClientError } from './client-error.js';
export type { ConsentAnswer, ConsentChange } from './consent.js';
export type { Operation } from './operation.js';
export type {
  BundleOffer,
  CartItemInput,
  ConsentPurpose,
  Money,
  Offer,
  OfferFilters,
  OfferList,
  OffersInput,
  Product,
  Reason,
  TrackInput,
  TrackType,
} from './operations.generated.js';
export type { ClientOptions, LostEvent, Visitor } from './options.js';
export type { Refused } from './refused.js';
