import { type Incidence, sharedInts } from '../incidence.js';

/** A matrix with few entries, compressed both ways and in shared memory, so that worker threads read it without a copy. */
export interface SparseMatrix {
  readonly rows: number;
  readonly columns: number;
  /** Row r holds the columns `rowColumn[rowOffset[r] .. rowOffset[r + 1])`, with `rowValue` beside them. */
  readonly rowOffset: Int32Array;
  readonly rowColumn: Int32Array;
  readonly rowValue: Float32Array;
  /** Column c stands in the rows `columnRow[columnOffset[c] .. columnOffset[c + 1])`, ascending. */
  readonly columnOffset: Int32Array;
  readonly columnRow: Int32Array;
  readonly columnValue: Float32Array;
}

function sharedFloats(length: number): Float32Array {
  return new Float32Array(new SharedArrayBuffer(length * Float32Array.BYTES_PER_ELEMENT));
}

/** An incidence with a value for every row, by the number of its entries. */
export function weighted(incidence: Incidence, entry: (size: number) => number): SparseMatrix {
  const { rows, products, rowOffset, rowItem } = incidence;
  const rowValue = sharedFloats(rowItem.length);
  for (let row = 0; row < rows; row += 1) {
    const [start = 0, end = 0] = [rowOffset[row], rowOffset[row + 1]];
    rowValue.fill(entry(end - start), start, end);
  }
  return compressColumns({ rows, columns: products, rowOffset, rowColumn: rowItem, rowValue });
}

/** Gathers a matrix row by row. */
export class MatrixBuilder {
  private readonly offsets: number[] = [0];
  private entries = 0;
  private column = new Int32Array(1024);
  private value = new Float32Array(1024);

  /** Adds an entry to the row under way; a column must not come twice in a row. */
  add(column: number, value: number): void {
    if (this.entries === this.column.length) this.grow();
    this.column[this.entries] = column;
    this.value[this.entries] = value;
    this.entries += 1;
  }

  /** Entries of the row under way. */
  get size(): number {
    return this.entries - (this.offsets.at(-1) ?? 0);
  }

  endRow(): void {
    this.offsets.push(this.entries);
  }

  build(columns: number): SparseMatrix {
    const rowOffset = sharedInts(this.offsets.length);
    rowOffset.set(this.offsets);
    const rowColumn = sharedInts(this.entries);
    rowColumn.set(this.column.subarray(0, this.entries));
    const rowValue = sharedFloats(this.entries);
    rowValue.set(this.value.subarray(0, this.entries));
    return compressColumns({ rows: this.offsets.length - 1, columns, rowOffset, rowColumn, rowValue });
  }

  private grow(): void {
    const column = new Int32Array(this.column.length * 2);
    column.set(this.column);
    this.column = column;
    const value = new Float32Array(this.value.length * 2);
    value.set(this.value);
    this.value = value;
  }
}

function compressColumns(
  rowWise: Pick<SparseMatrix, 'rows' | 'columns' | 'rowOffset' | 'rowColumn' | 'rowValue'>,
): SparseMatrix {
  const { rows, columns, rowOffset, rowColumn, rowValue } = rowWise;
  const columnOffset = sharedInts(columns + 1);
  for (const column of rowColumn) columnOffset[column + 1] = (columnOffset[column + 1] ?? 0) + 1;
  for (let c = 0; c < columns; c += 1)
    columnOffset[c + 1] = (columnOffset[c + 1] ?? 0) + (columnOffset[c] ?? 0);
  const next = columnOffset.slice();
  const columnRow = sharedInts(rowColumn.length);
  const columnValue = sharedFloats(rowColumn.length);
  for (let row = 0; row < rows; row += 1)
    for (let at = rowOffset[row] ?? 0; at < (rowOffset[row + 1] ?? 0); at += 1) {
      const column = rowColumn[at] ?? 0;
      const place = next[column] ?? 0;
      columnRow[place] = row;
      columnValue[place] = rowValue[at] ?? 0;
      next[column] = place + 1;
    }
  return { ...rowWise, columnOffset, columnRow, columnValue };
}

/** Per column the sum of the squares of its entries: the diagonal of X'X. */
export function columnNorms({ columns, columnOffset, columnValue }: SparseMatrix): Float64Array {
  const norms = new Float64Array(new SharedArrayBuffer(columns * Float64Array.BYTES_PER_ELEMENT));
  for (let c = 0; c < columns; c += 1)
    for (let at = columnOffset[c] ?? 0; at < (columnOffset[c + 1] ?? 0); at += 1)
      norms[c] = (norms[c] ?? 0) + (columnValue[at] ?? 0) ** 2;
  return norms;
}
