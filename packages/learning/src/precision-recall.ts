/** How a found set compares with the true one. */
export interface PrecisionRecall {
  readonly hits: number;
  /** hits / found; 1 when nothing was found: nothing found is nothing wrong. */
  readonly precision: number;
  /** hits / truth; 1 when there was nothing to find. */
  readonly recall: number;
  /** Harmonic mean of both; 0 when both are. */
  readonly f1: number;
}

/** Compares two sets of keys (e.g. `from|to` of edges); naming a key twice is naming it once. */
export function precisionRecall<T>(found: Iterable<T>, truth: Iterable<T>): PrecisionRecall {
  const finds = new Set(found);
  const wanted = new Set(truth);
  const hits = [...finds].filter((key) => wanted.has(key)).length;
  const precision = finds.size > 0 ? hits / finds.size : 1;
  const recall = wanted.size > 0 ? hits / wanted.size : 1;
  const f1 = precision + recall > 0 ? (2 * precision * recall) / (precision + recall) : 0;
  return { hits, precision, recall, f1 };
}
