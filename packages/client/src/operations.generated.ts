// Written by `npm run generate`: do not edit.

import type { Operation } from './operation.js';

export type ConsentPurpose = 'PERSONALISATION' | 'MARKETING';

/** Who asks, where, and what is known of the moment. Leave `customer` out for strangers. */
export interface OffersInput {
  /** The shop’s id of the customer. */
  readonly customer?: string | null;
  /** The visitor’s session. */
  readonly session?: string | null;
  /** Where the offers will be shown: see `placements`. */
  readonly placement?: string;
  /** The product being looked at. */
  readonly viewing?: string | null;
  /** What is in the cart. */
  readonly cart?: readonly string[] | null;
  /** What was looked at in this visit. */
  readonly recentlyViewed?: readonly string[] | null;
  /** The store the visitor is in or collects from. */
  readonly store?: string | null;
  /** web, app, email, push, phone or store, where it is not the placement’s own. */
  readonly channel?: string | null;
  /** The visitor’s device, e.g. phone. */
  readonly device?: string | null;
  /** Language of headlines, e.g. en or de-AT. */
  readonly locale?: string | null;
  /** The visitor’s clock, minutes east of UTC: for quiet hours. */
  readonly utcOffsetMinutes?: number | null;
  /** How many offers, 1 to 100. */
  readonly first?: number;
  /** What to leave out. */
  readonly filters?: OfferFilters | null;
}

/** What to leave out. */
export interface OfferFilters {
  /** Only products of these categories. */
  readonly categories?: readonly string[] | null;
  /** Only products of these brands. */
  readonly brands?: readonly string[] | null;
  /** Nothing cheaper. */
  readonly minPrice?: number | null;
  /** Nothing dearer. */
  readonly maxPrice?: number | null;
  /** None of these products. */
  readonly exclude?: readonly string[] | null;
}

/** Something a visitor did. */
export interface TrackInput {
  /** What happened. */
  readonly type: TrackType;
  /** Your id of this event: the same id twice is the same event. */
  readonly id?: string | null;
  /** The customer, if known. */
  readonly customer?: string | null;
  /** The visitor’s session. */
  readonly session?: string | null;
  /** The product; for all but CART and ORDER. */
  readonly product?: string | null;
  /** What the cart holds now, for CART; what was ordered, for ORDER. */
  readonly items?: readonly CartItemInput[] | null;
  /** Your id of the order, for ORDER; made up if left out. */
  readonly order?: string | null;
  /** The `id` of the list that offered it; for all that became of an offer. */
  readonly decision?: string | null;
  /** All products that were seen, for SHOWN. */
  readonly products?: readonly string[] | null;
  /** How many, for CARTED and BOUGHT. */
  readonly quantity?: number | null;
  /** Where the offer stood. */
  readonly placement?: string | null;
  /** The channel it was shown in, e.g. email. */
  readonly channel?: string | null;
  /** The campaign it was shown for. */
  readonly campaign?: string | null;
  /** Why it was turned down, for DISMISSED. */
  readonly reason?: string | null;
  /** When; now, if left out. */
  readonly occurredAt?: string | null;
}

export type TrackType = 'VIEW' | 'CART' | 'ORDER' | 'SHOWN' | 'CLICKED' | 'CARTED' | 'BOUGHT' | 'DISMISSED';

/** A product in a cart or an order. */
export interface CartItemInput {
  /** The product. */
  readonly product: string;
  /** How many of it. */
  readonly quantity?: number;
  /** What was paid for all of it, for ORDER; its price now, if left out, and always from a browser. */
  readonly amount?: number | null;
}

export type Money = { readonly amount: number; readonly currency: string };

export type Product = { readonly id: string; readonly title: string; readonly kind: string | null; readonly brand: string | null; readonly categories: readonly ({ readonly id: string; readonly name: string })[]; readonly price: Money | null; readonly available: boolean };

export type Reason = { readonly headline: string; readonly firstPath: { readonly text: string; readonly nodes: readonly ({ readonly label: string; readonly id: string; readonly name: string })[]; readonly relationships: readonly ({ readonly type: string; readonly from: number; readonly to: number; readonly source: string | null })[] } | null };

export type Offer = { readonly rank: number; readonly product: Product; readonly intent: string; readonly price: Money | null; readonly because: Reason };

export type BundleOffer = { readonly id: string; readonly kind: string; readonly title: string; readonly headline: string; readonly parts: readonly ({ readonly product: Product; readonly quantity: number; readonly held: boolean })[]; readonly price: Money | null; readonly partsPrice: Money | null; readonly saving: Money | null };

export type OfferList = { readonly id: string | null; readonly at: string; readonly placement: string; readonly personalised: boolean; readonly offers: readonly Offer[]; readonly bundles: readonly BundleOffer[]; readonly empty: { readonly code: string; readonly message: string } | null };

export type ConsentChanged = { readonly granted: boolean; readonly inEffect: boolean };

export type RequestRefused = { readonly code: string; readonly message: string };

export const Consent: Operation<{ readonly consent: { readonly personalisation: boolean } | null }, { readonly customer: string }> = { hash: '3a9efafef04f1760be31c4e298ee097d8b6a4ebc7bf93bff64cebcfa27b478a1', document: "query Consent($customer:ID!){consent(customer:$customer){personalisation}}" };

export const ChangeConsent: Operation<{ readonly changeConsent: ({ readonly __typename: 'ConsentChanged' } & ConsentChanged) | ({ readonly __typename: 'RequestRefused' } & RequestRefused) }, { readonly customer: string; readonly purpose: ConsentPurpose; readonly channel: string; readonly granted: boolean }> = { hash: '93f17e086ea95e703afaa66e61632f9e33cc659c01c16fb412ee54bf211bd072', document: "mutation ChangeConsent($customer:ID!$purpose:ConsentPurpose!$channel:String!$granted:Boolean!){changeConsent(customer:$customer purpose:$purpose channel:$channel granted:$granted){__typename ...ConsentChanged ...RequestRefused}}fragment ConsentChanged on ConsentChanged{granted inEffect}fragment RequestRefused on RequestRefused{code message}" };

export const OffersForPage: Operation<{ readonly offersForPage: readonly (({ readonly __typename: 'OfferList' } & OfferList) | ({ readonly __typename: 'RequestRefused' } & RequestRefused))[] }, { readonly units: readonly OffersInput[] }> = { hash: '6264e4c4647922e22f19dd2870a5b67b4ed9e92b439de942d49c53fd06fd0a42', document: "query OffersForPage($units:[OffersInput!]!){offersForPage(units:$units){__typename ...OfferList ...RequestRefused}}fragment OfferList on OfferList{id at placement personalised offers{...Offer}bundles{...BundleOffer}empty{code message}}fragment Offer on Offer{rank product{...Product}intent price{...Money}because{...Reason}}fragment Product on Product{id title kind brand categories{id name}price{...Money}available}fragment Money on Money{amount currency}fragment Reason on Because{headline firstPath{text nodes{label id name}relationships{type from to source}}}fragment BundleOffer on BundleOffer{id kind title headline parts{product{...Product}quantity held}price{...Money}partsPrice{...Money}saving{...Money}}fragment RequestRefused on RequestRefused{code message}" };

export const Offers: Operation<{ readonly offers: ({ readonly __typename: 'OfferList' } & OfferList) | ({ readonly __typename: 'RequestRefused' } & RequestRefused) }, { readonly input: OffersInput }> = { hash: '826377ff4e63d7edd9148b377e694a66e8a54df857e2db934b2992a09515802e', document: "query Offers($input:OffersInput!){offers(input:$input){__typename ...OfferList ...RequestRefused}}fragment OfferList on OfferList{id at placement personalised offers{...Offer}bundles{...BundleOffer}empty{code message}}fragment Offer on Offer{rank product{...Product}intent price{...Money}because{...Reason}}fragment Product on Product{id title kind brand categories{id name}price{...Money}available}fragment Money on Money{amount currency}fragment Reason on Because{headline firstPath{text nodes{label id name}relationships{type from to source}}}fragment BundleOffer on BundleOffer{id kind title headline parts{product{...Product}quantity held}price{...Money}partsPrice{...Money}saving{...Money}}fragment RequestRefused on RequestRefused{code message}" };

export const Track: Operation<{ readonly track: { readonly accepted: number; readonly quarantined: readonly ({ readonly index: number; readonly reason: string })[] } }, { readonly events: readonly TrackInput[] }> = { hash: '94507a22de274f1f1e9cde3548d1314d91da08ae6e7868ae72770bb33e63e219', document: "mutation Track($events:[TrackInput!]!){track(events:$events){accepted quarantined{index reason}}}" };

export const Why: Operation<{ readonly why: ({ readonly __typename: 'Offer' } & Offer) | ({ readonly __typename: 'RequestRefused' } & RequestRefused) }, { readonly decision: string; readonly product: string }> = { hash: '6e31bc7f1aa6c4ae5e8f2f76f0fb354ab8635941175d9cfc21f2beb16b2543ef', document: "query Why($decision:ID!$product:ID!){why(decisionId:$decision product:$product){__typename ...Offer ...RequestRefused}}fragment Offer on Offer{rank product{...Product}intent price{...Money}because{...Reason}}fragment Product on Product{id title kind brand categories{id name}price{...Money}available}fragment Money on Money{amount currency}fragment Reason on Because{headline firstPath{text nodes{label id name}relationships{type from to source}}}fragment RequestRefused on RequestRefused{code message}" };
