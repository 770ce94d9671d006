import { ProductId, type ProductFacts } from '@wherefore/contracts';

/** A product on sale; say only what matters. */
export const factsOf = (id: string, rest: Partial<ProductFacts> = {}): ProductFacts => ({
  id: ProductId.parse(id),
  title: id.toUpperCase(),
  kind: null,
  price: 10,
  cost: null,
  currency: 'EUR',
  stock: null,
  stores: {},
  active: true,
  deleted: false,
  brand: null,
  categories: [],
  attributes: {},
  requires: [],
  fits: [],
  campaigns: [],
  ...rest,
});
