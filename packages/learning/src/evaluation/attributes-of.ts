import type { Attribute } from '../matrix/attribute-matrix.js';
import type { SalesGroup } from '../mine-top-sellers.js';
import type { ProductGroups } from '../ranker/knowledge.js';

/** What is told of a product; see the products file of `wherefore evaluate`. */
export interface DescribedProduct {
  readonly categories: readonly (readonly string[])[];
  readonly brand: string | null;
  readonly title: string | null;
}

/** What a product is, by names that need only be distinct. */
export interface Described {
  /** Last categories. */
  readonly categories: readonly string[];
  /** All categories above them. */
  readonly above: readonly string[];
  readonly brands: readonly string[];
}

/** Attributes of products as a products file tells of them. */
export function attributesOf(products: readonly (DescribedProduct | null)[]): Attribute[] {
  const joined = (path: readonly string[], depth: number) => path.slice(0, depth).join('>');
  return attributesBy(
    products.map((product) =>
      product === null
        ? null
        : {
            categories: product.categories.map((path) => joined(path, path.length)),
            above: product.categories.flatMap((path) =>
              path.slice(1).map((_, depth) => joined(path, depth + 1)),
            ),
            brands: product.brand === null ? [] : [product.brand],
          },
    ),
  );
}

/** Attributes of products, those that at least two share: the last categories, all categories above them, the brands. */
export function attributesBy(products: readonly (Described | null)[]): Attribute[] {
  const of = (
    name: string,
    weight: number,
    values: (product: Described) => readonly string[],
  ): Attribute => ({
    name,
    weight,
    values: products.map((product) => (product === null ? [] : values(product))),
  });
  const all = [
    of('type', 1, ({ categories }) => categories),
    of('category', 1, ({ above }) => above),
    of('brand', 1.5, ({ brands }) => brands),
    of('type-and-brand', 1, ({ categories, brands }) =>
      categories.flatMap((leaf) => brands.map((brand) => `${leaf}\n${brand}`)),
    ),
  ];
  return all.filter(({ values }) => new Set(values.flat()).size < values.flat().length);
}

/** Products by their last category and by their brand, as the catalogue's groups. */
export function groupsOf(
  products: readonly (DescribedProduct | null)[],
  ids: readonly string[],
): ProductGroups {
  const grouped = (values: (product: DescribedProduct) => readonly string[]): SalesGroup[] => {
    const members = new Map<string, string[]>();
    products.forEach((product, at) => {
      for (const value of new Set(product === null ? [] : values(product))) {
        const list = members.get(value);
        if (list === undefined) members.set(value, [ids[at] ?? '']);
        else list.push(ids[at] ?? '');
      }
    });
    return [...members].map(([group, own]) => ({ kind: 'products', group, members: own }));
  };
  return {
    category: grouped(({ categories }) => categories.map((path) => path.join('>'))),
    brand: grouped(({ brand }) => (brand === null ? [] : [brand])),
  };
}
