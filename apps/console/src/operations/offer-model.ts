/** An amount in a currency's main unit; `currency` is an ISO 4217 code. */
export interface Money {
  readonly amount: number;
  readonly currency: string;
}

export interface PathNode {
  readonly label: string;
  readonly id: string;
  readonly name: string;
}

export interface Property {
  readonly name: string;
  readonly value: string;
}

/** `from` and `to` are indexes into the path's nodes, in the direction the relationship has in the graph. */
export interface PathRelationship {
  readonly type: string;
  readonly from: number;
  readonly to: number;
  readonly source: string | null;
  readonly epoch: string | null;
  readonly at: string | null;
  readonly properties: readonly Property[];
}

export interface EvidencePath {
  readonly nodes: readonly PathNode[];
  readonly relationships: readonly PathRelationship[];
  readonly text: string;
}

/** One addend of a score: `value = coefficient x weight x strength`, in log-odds. */
export interface Contribution {
  readonly kind: string;
  readonly source: string;
  readonly label: string;
  readonly value: number;
  readonly coefficient: number;
  readonly weight: number;
  readonly strength: number;
  readonly path: EvidencePath | null;
}

export interface CypherStatement {
  readonly statement: string;
  /** JSON. */
  readonly parameters: string;
  /** The statement with its parameters written in. */
  readonly browser: string;
  readonly browserUrl: string;
}

/** A factor that a merchandiser's rule puts on the priority of an offer. */
export interface Lever {
  readonly rule: string;
  readonly name: string;
  readonly factor: number;
  readonly owner: string;
  readonly expiresAt: string;
}

export interface Offer {
  readonly rank: number;
  readonly product: { readonly id: string; readonly title: string; readonly brand: string | null };
  /** What it is for: substitute, complement, bundle, upgrade, replenish or discover. */
  readonly intent: string;
  readonly price: Money | null;
  /** Log-odds: the sum of the contributions. */
  readonly score: number;
  /** 0..1. */
  readonly propensity: number;
  /** What one sale is worth by the placement's goal; 1 where propensity alone ranks. */
  readonly value: number;
  /** Propensity x value x levers: what the list is ordered by. */
  readonly priority: number;
  readonly levers: readonly Lever[];
  readonly discounts: readonly { readonly rule: string; readonly percent: number }[];
  /** The rule that fixed its position, if one did. */
  readonly pinnedBy: string | null;
  /** Probability with which exploration put it here; null where it was ranked. */
  readonly explored: number | null;
  readonly because: {
    readonly headline: string;
    readonly contributions: readonly Contribution[];
    /** Absent for those who may not see it. */
    readonly cypher?: CypherStatement;
  };
}
