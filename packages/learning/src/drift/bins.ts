/** Borders of bins that hold about as many values each; equal values share a bin. */
export function quantileBorders(values: Float64Array, bins: number): number[] {
  const sorted = values.slice().sort();
  const borders = Array.from(
    { length: bins - 1 },
    (_, at) => sorted[Math.floor((sorted.length * (at + 1)) / bins)] ?? 0,
  );
  return [...new Set(borders)].filter((border) => border > (sorted[0] ?? 0));
}

/** How many values lie below the first border, between each two, and from the last on. */
export function countBetween(values: Float64Array, borders: readonly number[]): number[] {
  const counts = Array.from({ length: borders.length + 1 }, () => 0);
  for (const value of values) {
    const bin = borders.findIndex((border) => value < border);
    const at = bin < 0 ? borders.length : bin;
    counts[at] = (counts[at] ?? 0) + 1;
  }
  return counts;
}

/** The same labels, most frequent first, the rest together: counts of both samples. */
export function countLabels(
  reference: readonly string[],
  recent: readonly string[],
  most: number,
): { readonly labels: readonly string[]; readonly reference: number[]; readonly recent: number[] } {
  const [before, late] = [tally(reference), tally(recent)];
  const all = new Map(before);
  for (const [label, count] of late) all.set(label, (all.get(label) ?? 0) + count);
  const labels = [...all].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([label]) => label);
  const [shown, others] = [labels.slice(0, most), labels.slice(most)];
  const count = (of: ReadonlyMap<string, number>) => [
    ...shown.map((label) => of.get(label) ?? 0),
    others.reduce((sum, label) => sum + (of.get(label) ?? 0), 0),
  ];
  return { labels: shown, reference: count(before), recent: count(late) };
}

function tally(labels: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return counts;
}
