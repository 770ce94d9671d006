/**
 * A 0/1 matrix of rows (buyers or baskets) by products, compressed both ways. Held in shared memory, so
 * that worker threads read it without a copy.
 */
export interface Incidence {
  readonly rows: number;
  readonly products: number;
  /** Row r holds the distinct products `rowItem[rowOffset[r] .. rowOffset[r + 1])`. */
  readonly rowOffset: Int32Array;
  readonly rowItem: Int32Array;
  /** Product p stands in the rows `productRow[productOffset[p] .. productOffset[p + 1])`, ascending. */
  readonly productOffset: Int32Array;
  readonly productRow: Int32Array;
}

export function sharedInts(length: number): Int32Array {
  return new Int32Array(new SharedArrayBuffer(length * Int32Array.BYTES_PER_ELEMENT));
}

/** Adds the way from products to rows. */
export function transpose(rowOffset: Int32Array, rowItem: Int32Array, products: number): Incidence {
  const rows = rowOffset.length - 1;
  const productOffset = sharedInts(products + 1);
  for (const item of rowItem) productOffset[item + 1] = (productOffset[item + 1] ?? 0) + 1;
  for (let p = 0; p < products; p++)
    productOffset[p + 1] = (productOffset[p + 1] ?? 0) + (productOffset[p] ?? 0);
  const next = productOffset.slice();
  const productRow = sharedInts(rowItem.length);
  for (let row = 0; row < rows; row++)
    for (const item of rowItems({ rowOffset, rowItem }, row)) {
      const at = next[item] ?? 0;
      productRow[at] = row;
      next[item] = at + 1;
    }
  return { rows, products, rowOffset, rowItem, productOffset, productRow };
}

/** The products of a row; a view, not a copy. */
export function rowItems(of: Pick<Incidence, 'rowOffset' | 'rowItem'>, row: number): Int32Array {
  return of.rowItem.subarray(of.rowOffset[row] ?? 0, of.rowOffset[row + 1] ?? 0);
}

/** The rows a product stands in; a view, not a copy. */
export function productRows(
  of: Pick<Incidence, 'productOffset' | 'productRow'>,
  product: number,
): Int32Array {
  return of.productRow.subarray(of.productOffset[product] ?? 0, of.productOffset[product + 1] ?? 0);
}

/** How many rows a product stands in: its count, and the diagonal of X'X. */
export function degree(of: Pick<Incidence, 'productOffset'>, product: number): number {
  return (of.productOffset[product + 1] ?? 0) - (of.productOffset[product] ?? 0);
}

/** The same without products that stand in fewer than `minRows` rows; the others keep their numbers and their order. */
export function withoutRare(of: Incidence, minRows: number): Incidence {
  const rowOffset = sharedInts(of.rows + 1);
  const rowItem = sharedInts(of.rowItem.length);
  let count = 0;
  for (let row = 0; row < of.rows; row += 1) {
    for (const item of rowItems(of, row)) if (degree(of, item) >= minRows) rowItem[count++] = item;
    rowOffset[row + 1] = count;
  }
  return transpose(rowOffset, rowItem.subarray(0, count), of.products);
}
