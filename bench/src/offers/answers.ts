/** The part of an offer list that the benchmark reads. */
export interface OfferListAnswer {
  readonly id: string;
  /** Does it rest on what the customer did? Not where they refused that. */
  readonly personalised: boolean;
  readonly offers: readonly {
    readonly product: { readonly id: string };
    readonly because: {
      readonly contributions: readonly { readonly source: string; readonly path: Path | null }[];
    };
  }[];
}

interface Path {
  readonly nodes: readonly PathNode[];
}

interface PathNode {
  readonly label: string;
  readonly id: string;
  readonly name: string;
}

export interface OffersAnswer {
  readonly offers: OfferListAnswer;
}

/** The products of a list, best first. */
export const productsOf = ({ offers }: OfferListAnswer): string[] => offers.map(({ product }) => product.id);

/** Ids of the products that the paths of a list pass through. */
export const onPathsOf = ({ offers }: OfferListAnswer): Set<string> =>
  new Set(
    offers.flatMap(({ because }) =>
      because.contributions.flatMap(({ path }) =>
        (path?.nodes ?? []).filter(({ label }) => label === 'Product').map(({ id }) => id),
      ),
    ),
  );
