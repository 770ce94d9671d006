import type { Attribute } from '../matrix/attribute-matrix.js';

/** What is told of a product; see the products file of `wherefore evaluate`. */
export interface DescribedProduct {
  readonly categories: readonly (readonly string[])[];
  readonly brand: string | null;
  readonly title: string | null;
}

/** Attributes of products, those that at least two products share: the last category, all categories above it, the brand. */
export function attributesOf(products: readonly (DescribedProduct | null)[]): Attribute[] {
  const of = (
    name: string,
    weight: number,
    values: (product: DescribedProduct) => readonly string[],
  ): Attribute => ({
    name,
    weight,
    values: products.map((product) => (product === null ? [] : values(product))),
  });
  const joined = (path: readonly string[], depth: number) => path.slice(0, depth).join('>');
  const leaves = ({ categories }: DescribedProduct) => categories.map((path) => joined(path, path.length));
  const brands = ({ brand }: DescribedProduct) => (brand === null ? [] : [brand]);
  const all = [
    of('type', 1, leaves),
    of('category', 1, ({ categories }) =>
      categories.flatMap((path) => path.slice(1).map((_, depth) => joined(path, depth + 1))),
    ),
    of('brand', 1.5, brands),
    of('type-and-brand', 1, (product) =>
      leaves(product).flatMap((leaf) => brands(product).map((brand) => `${leaf}\n${brand}`)),
    ),
  ];
  return all.filter(({ values }) => new Set(values.flat()).size < values.flat().length);
}
