/** The part of an offer list that the benchmark reads. */
export interface OfferListAnswer {
  readonly id: string;
  readonly offers: readonly {
    readonly product: { readonly id: string };
    readonly because: { readonly paths: readonly { readonly nodes: readonly PathNode[] }[] };
  }[];
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
      because.paths.flatMap(({ nodes }) =>
        nodes.filter(({ label }) => label === 'Product').map(({ id }) => id),
      ),
    ),
  );
