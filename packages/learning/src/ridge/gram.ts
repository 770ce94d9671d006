import type { SparseMatrix } from '../matrix/sparse-matrix.js';
import type { RidgeSystem } from './non-negative-ridge.js';
import type { RidgeProblem } from './ridge-problem.js';

/** Entries of G and C on demand: neither is ever whole in memory. */
export class Gram {
  /** C of the target last asked for, by product. */
  private readonly toTarget: Float64Array;
  private readonly met: Int32Array;
  private metCount = 0;
  /** The column of `has`, and the row of attributes, that others are multiplied with. */
  private readonly markedRows: Float64Array;
  private readonly markedAttributes: Float64Array;

  constructor(private readonly problem: RidgeProblem) {
    this.toTarget = new Float64Array(problem.has.columns);
    this.met = new Int32Array(problem.has.columns);
    this.markedRows = new Float64Array(problem.has.rows);
    this.markedAttributes = new Float64Array(problem.attributes?.columns ?? 0);
  }

  /** The products i with C_ij > 0 for target j; a view, valid until the next call. */
  towards(target: number): Int32Array {
    for (const product of this.met.subarray(0, this.metCount)) this.toTarget[product] = 0;
    this.metCount = 0;
    const { has, wants, attributes, attributeStrength } = this.problem;
    eachOfColumn(wants, target, (row, wanted) => this.gather(has, row, wanted));
    if (attributes !== null && attributeStrength > 0)
      eachOfRow(attributes, target, (attribute, value) => {
        eachOfColumn(attributes, attribute, (product, shared) =>
          this.note(product, attributeStrength * value * shared),
        );
      });
    return this.met.subarray(0, this.metCount);
  }

  /** C_ij of the target last asked for. */
  with(product: number): number {
    return this.toTarget[product] ?? 0;
  }

  /** Lays out G[N,N] and C[N,j] for the target last asked for. `neighbours` with long columns first: the shorter is walked. */
  fill(neighbours: readonly number[], system: RidgeSystem): void {
    const size = neighbours.length;
    system.size = size;
    neighbours.forEach((product, a) => {
      this.mark(product);
      system.target[a] = this.with(product);
      system.gram[a * size + a] = this.problem.norms[product] ?? 0;
      for (let b = a + 1; b < size; b += 1) {
        const entry = this.withMarked(neighbours[b] ?? 0);
        system.gram[a * size + b] = entry;
        system.gram[b * size + a] = entry;
      }
      this.unmark(product);
    });
  }

  private gather({ rowOffset, rowColumn, rowValue }: SparseMatrix, row: number, wanted: number): void {
    const end = rowOffset[row + 1] ?? 0;
    for (let at = rowOffset[row] ?? 0; at < end; at += 1)
      this.note(rowColumn[at] as number, wanted * (rowValue[at] as number));
  }

  private note(product: number, value: number): void {
    const before = this.toTarget[product] as number;
    this.toTarget[product] = before + value;
    if (before === 0 && value > 0) this.met[this.metCount++] = product;
  }

  private mark(product: number): void {
    const { has, attributes } = this.problem;
    eachOfColumn(has, product, (row, value) => (this.markedRows[row] = value));
    if (attributes !== null)
      eachOfRow(attributes, product, (attribute, value) => (this.markedAttributes[attribute] = value));
  }

  private unmark(product: number): void {
    const { has, attributes } = this.problem;
    eachOfColumn(has, product, (row) => (this.markedRows[row] = 0));
    if (attributes !== null)
      eachOfRow(attributes, product, (attribute) => (this.markedAttributes[attribute] = 0));
  }

  private withMarked(product: number): number {
    const { has, attributes, attributeStrength } = this.problem;
    const { columnOffset, columnRow, columnValue } = has;
    const end = columnOffset[product + 1] ?? 0;
    let sum = 0;
    for (let at = columnOffset[product] ?? 0; at < end; at += 1)
      sum += (columnValue[at] as number) * (this.markedRows[columnRow[at] as number] as number);
    if (attributes === null) return sum;
    const last = attributes.rowOffset[product + 1] ?? 0;
    let alike = 0;
    for (let at = attributes.rowOffset[product] ?? 0; at < last; at += 1)
      alike +=
        (attributes.rowValue[at] as number) *
        (this.markedAttributes[attributes.rowColumn[at] as number] as number);
    return sum + attributeStrength * alike;
  }
}

function eachOfColumn(
  { columnOffset, columnRow, columnValue }: SparseMatrix,
  column: number,
  take: (row: number, value: number) => void,
): void {
  const end = columnOffset[column + 1] ?? 0;
  for (let at = columnOffset[column] ?? 0; at < end; at += 1)
    take(columnRow[at] as number, columnValue[at] as number);
}

function eachOfRow(
  { rowOffset, rowColumn, rowValue }: SparseMatrix,
  row: number,
  take: (column: number, value: number) => void,
): void {
  const end = rowOffset[row + 1] ?? 0;
  for (let at = rowOffset[row] ?? 0; at < end; at += 1) take(rowColumn[at] as number, rowValue[at] as number);
}
