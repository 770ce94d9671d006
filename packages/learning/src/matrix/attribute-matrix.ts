import { MatrixBuilder, type SparseMatrix } from './sparse-matrix.js';

/** What a product is, of one kind: its categories, its brand. Several values are allowed, none too. */
export interface Attribute {
  readonly name: string;
  /** > 0: how much likeness in this one counts beside the others. */
  readonly weight: number;
  /** Per product, in the history's order. */
  readonly values: readonly (readonly string[])[];
}

/**
 * Products x attribute values, each weighing `weight x idf`, rows of length 1: the likeness of two products is the product of
 * their rows, in 0..1. A value that only one product has, or all have, tells nothing and is left out.
 */
export function attributeMatrix(products: number, attributes: readonly Attribute[]): SparseMatrix {
  const builder = new MatrixBuilder();
  const columns = new Map<string, { column: number; idf: number }>();
  for (const { name, values } of attributes) {
    const counts = new Map<string, number>();
    for (const own of values)
      for (const value of new Set(own)) counts.set(value, (counts.get(value) ?? 0) + 1);
    for (const [value, count] of counts)
      if (count > 1 && count < products)
        columns.set(`${name}\n${value}`, { column: columns.size, idf: Math.log(products / count) });
  }
  for (let product = 0; product < products; product += 1) {
    const row = attributes.flatMap(({ name, weight, values }) =>
      [...new Set(values[product] ?? [])].flatMap((value) => {
        const known = columns.get(`${name}\n${value}`);
        return known === undefined ? [] : [{ column: known.column, value: weight * known.idf }];
      }),
    );
    const length = Math.hypot(...row.map(({ value }) => value));
    for (const { column, value } of row) builder.add(column, value / length);
    builder.endRow();
  }
  return builder.build(columns.size);
}
