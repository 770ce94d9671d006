import type { Money, Property } from './offer-model.js';
import { operation } from './operation.js';

export interface KnownProduct {
  readonly id: string;
  readonly title: string;
  readonly brand: string | null;
  readonly kind: string | null;
  readonly categories: readonly { readonly id: string; readonly name: string }[];
  readonly price: Money | null;
  readonly stock: number | null;
  readonly available: boolean;
}
const PRODUCT = /* GraphQL */ `
  id title brand kind available stock
  categories { id name }
  price { amount currency }
`;

export interface CatalogueLine {
  readonly product: KnownProduct;
  readonly buyers: number;
  readonly relationships: number;
}
export interface CatalogueFilter {
  readonly search: string | null;
  readonly brand: string | null;
  readonly category: string | null;
  readonly stock: string | null;
}
export interface CatalogueData {
  readonly catalogue: { readonly lines: readonly CatalogueLine[]; readonly hasNextPage: boolean };
}
export const CatalogueQuery = operation<
  CatalogueData,
  { filter: CatalogueFilter; first: number; skip: number }
>(/* GraphQL */ `
  query Catalogue($filter: CatalogueFilter, $first: Int, $skip: Int) {
    catalogue(filter: $filter, first: $first, skip: $skip) {
      hasNextPage
      lines { buyers relationships product { ${PRODUCT} } }
    }
  }
`);

export interface CategoriesData {
  readonly categories: readonly { readonly id: string; readonly name: string }[];
}
export const CategoriesQuery = operation<CategoriesData, object>(/* GraphQL */ `
  query Categories {
    categories {
      id
      name
    }
  }
`);

interface NamedProduct {
  readonly id: string;
  readonly title: string;
}
export interface KnownRelation {
  readonly type: string;
  readonly kind: string | null;
  readonly direction: string;
  readonly product: NamedProduct;
  readonly strength: number;
  readonly source: string | null;
  readonly epoch: string | null;
  readonly at: string | null;
  readonly by: string | null;
  readonly reason: string | null;
  readonly figures: readonly Property[];
  readonly vetoed: boolean;
}
export interface Judgement {
  readonly direction: string;
  readonly product: NamedProduct;
  readonly kind: string;
  readonly verdict: string;
  readonly strength: number;
  readonly by: string;
  readonly reason: string;
  readonly at: string;
}
export interface BuyingGroup {
  readonly id: string;
  readonly name: string;
  readonly buyers: number;
  readonly share: number;
}
export interface Knowledge {
  readonly product: KnownProduct & {
    readonly bundles: readonly (NamedProduct & {
      readonly price: Money | null;
      readonly saving: Money | null;
    })[];
  };
  readonly epoch: string | null;
  readonly relations: readonly KnownRelation[];
  readonly judgements: readonly Judgement[];
  readonly groups: readonly BuyingGroup[];
  readonly cypher: string;
  readonly parameters: string;
}
export interface KnowledgeData {
  readonly productKnowledge: Knowledge | null;
}
export const KnowledgeQuery = operation<KnowledgeData, { id: string }>(/* GraphQL */ `
  query Knowledge($id: ID!) {
    productKnowledge(id: $id) {
      epoch cypher parameters
      product { ${PRODUCT} bundles { id title price { amount currency } saving { amount currency } } }
      relations {
        type kind direction strength source epoch at by reason vetoed
        product { id title }
        figures { name value }
      }
      judgements { direction kind verdict strength by reason at product { id title } }
      groups { id name buyers share }
    }
  }
`);

/** Of a union: `message` where the API refused. */
export interface Word {
  readonly inEffect?: boolean;
  readonly message?: string;
}
const WORD = /* GraphQL */ `
  ... on WordTaken { inEffect }
  ... on RequestRefused { message }
`;
export interface Pair {
  readonly from: string;
  readonly to: string;
  readonly kind: string;
  readonly reason: string;
}
export const StateRelationMutation = operation<
  { readonly said: Word },
  Pair & { strength: number }
>(/* GraphQL */ `
  mutation StateRelation($from: ID!, $to: ID!, $kind: String!, $strength: Float!, $reason: String!) {
    said: stateRelation(from: $from, to: $to, kind: $kind, strength: $strength, reason: $reason) { ${WORD} }
  }
`);
export const VetoRelationMutation = operation<{ readonly said: Word }, Pair>(/* GraphQL */ `
  mutation VetoRelation($from: ID!, $to: ID!, $kind: String!, $reason: String!) {
    said: vetoRelation(from: $from, to: $to, kind: $kind, reason: $reason) { ${WORD} }
  }
`);
export const WithdrawRelationMutation = operation<{ readonly said: Word }, Pair>(/* GraphQL */ `
  mutation WithdrawRelation($from: ID!, $to: ID!, $kind: String!, $reason: String!) {
    said: withdrawRelation(from: $from, to: $to, kind: $kind, reason: $reason) { ${WORD} }
  }
`);
