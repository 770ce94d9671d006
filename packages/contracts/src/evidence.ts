import type { ProductId } from './ids.js';

/** The kinds of reason we can give. Each is one Cypher statement and one learned coefficient. */
export const EVIDENCE_SOURCES = Object.freeze([
  'own-repeats',
  'own-habit',
  'complements',
  'related',
  'followed-by',
  'walked-to',
  'chosen-with',
  'similar-content',
  'category',
  'brand',
  'segment',
  'substitutes',
  'upgrades',
  'accessories',
  'add-ons',
] as const);
export type EvidenceSource = (typeof EVIDENCE_SOURCES)[number];

/** How the situation came to know of an anchor. */
export const ANCHOR_KINDS = Object.freeze([
  'viewing',
  'cart',
  'recent',
  'purchased',
  'viewed',
  'carted',
  'subscribed',
  'segment',
  'everyone',
] as const);
export type AnchorKind = (typeof ANCHOR_KINDS)[number];

/** A relationship that a source follows; `against` where it is walked from its end to its start. */
export interface Hop {
  readonly type: string;
  readonly against: boolean;
}
const along = (type: string): Hop => ({ type, against: false });
const against = (type: string): Hop => ({ type, against: true });

/**
 * How a source walks: the label it starts from, the relationships it follows (none where what is known is itself offered), the
 * anchors it may start at.
 */
export interface EvidenceShape {
  readonly anchor: 'Product' | 'Segment';
  readonly kinds: readonly AnchorKind[];
  readonly hops: readonly Hop[];
}
const NOW: readonly AnchorKind[] = ['viewing', 'cart', 'recent'];
const FROM_PRODUCTS: readonly AnchorKind[] = [...NOW, 'purchased', 'viewed', 'carted'];
const OWNED: readonly AnchorKind[] = ['viewing', 'cart', 'purchased', 'subscribed'];
export const EVIDENCE_SHAPES: Readonly<Record<EvidenceSource, EvidenceShape>> = Object.freeze({
  'own-repeats': { anchor: 'Product', kinds: ['purchased'], hops: [along('FOLLOWED_BY')] },
  'own-habit': { anchor: 'Product', kinds: ['purchased'], hops: [] },
  complements: { anchor: 'Product', kinds: FROM_PRODUCTS, hops: [along('COMPLEMENTS')] },
  'followed-by': { anchor: 'Product', kinds: FROM_PRODUCTS, hops: [along('FOLLOWED_BY')] },
  'walked-to': { anchor: 'Product', kinds: FROM_PRODUCTS, hops: [along('WALKED_TO')] },
  'chosen-with': { anchor: 'Product', kinds: FROM_PRODUCTS, hops: [along('CHOSEN_WITH')] },
  'similar-content': { anchor: 'Product', kinds: FROM_PRODUCTS, hops: [along('SIMILAR_CONTENT')] },
  related: { anchor: 'Product', kinds: FROM_PRODUCTS, hops: [along('RELATED')] },
  category: { anchor: 'Product', kinds: FROM_PRODUCTS, hops: [along('IN_CATEGORY'), along('TOP_SELLER')] },
  brand: { anchor: 'Product', kinds: FROM_PRODUCTS, hops: [along('OF_BRAND'), along('TOP_SELLER')] },
  segment: { anchor: 'Segment', kinds: ['segment', 'everyone'], hops: [along('TOP_SELLER')] },
  substitutes: {
    anchor: 'Product',
    kinds: ['viewing', 'recent', 'viewed'],
    hops: [along('SUBSTITUTES')],
  },
  upgrades: { anchor: 'Product', kinds: OWNED, hops: [along('UPGRADES_TO')] },
  accessories: { anchor: 'Product', kinds: OWNED, hops: [against('COMPATIBLE_WITH')] },
  'add-ons': { anchor: 'Product', kinds: OWNED, hops: [against('REQUIRES')] },
});

export type Scalar = string | number | boolean | null;
export type Properties = Readonly<Record<string, Scalar | readonly Scalar[]>>;

export interface PathNode {
  /** The node's label: Product, Customer, Category, Brand, Segment. */
  readonly label: string;
  readonly id: string;
  readonly name: string;
}

/** One relationship of a path. `source` and `at` are its provenance; `epoch` names the learning run, if learned. */
export interface PathRelationship {
  readonly type: string;
  /** Indexes into the path's nodes, in the direction the relationship has in the graph. */
  readonly from: number;
  readonly to: number;
  readonly properties: Properties;
}

/** A walk through the graph from what we know to what we offer. */
export interface EvidencePath {
  readonly nodes: readonly PathNode[];
  readonly relationships: readonly PathRelationship[];
}

/** Something we know about the situation, from which evidence is sought. */
export interface Anchor {
  readonly kind: AnchorKind;
  readonly label: 'Product' | 'Segment';
  readonly id: string;
  readonly name: string;
  /** Kind weight x what the source's weightings make of when and how often it was had, >= 0. Unitless. */
  readonly weight: number;
  /** The customer's relationship to the anchor, where the graph holds one. */
  readonly behaviour?: { readonly type: string; readonly properties: Properties };
}

/** What a source found: `anchor` supports `candidate` with `strength` (>= 0), along one or two relationships. */
export interface EvidenceRow {
  readonly anchor: string;
  readonly candidate: ProductId;
  readonly strength: number;
  /** The node between the two, on two-step paths. */
  readonly via: PathNode | null;
  /** Properties of each relationship along the way, in order. */
  readonly facts: readonly Properties[];
}

/** One addend of a score: `value = coefficient x anchor.weight x strength`, in log-odds. */
export interface Term {
  readonly source: EvidenceSource;
  readonly anchor: Anchor;
  readonly row: EvidenceRow;
  readonly coefficient: number;
  readonly value: number;
}
