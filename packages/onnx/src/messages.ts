/** What the thread is started with. */
export interface ModelFile {
  readonly bytes: Uint8Array;
  /** How many numbers a row has. */
  readonly width: number;
  readonly output: string;
}

/** Rows one after another, `width` numbers each. */
export interface Question {
  readonly id: number;
  readonly values: Float32Array;
}

/** What the thread says: that it is ready, or why not; then one answer to each question. */
export type Said =
  | { readonly kind: 'ready' }
  | { readonly kind: 'unusable'; readonly reason: string }
  | { readonly kind: 'answer'; readonly id: number; readonly values: Float32Array }
  | { readonly kind: 'failed'; readonly id: number; readonly reason: string };
