/** The words of a title in small letters, each once: letters and digits of any script, what is between them left out. */
export function wordsOf(title: string): string[] {
  return [
    ...new Set(
      title
        .toLowerCase()
        .normalize('NFKC')
        .match(/[\p{L}\p{N}]+/gu) ?? [],
    ),
  ];
}

/** Jaccard similarity of two lists of distinct words, 0..1; 0 when one is empty. */
export function wordsInCommon(a: readonly string[], b: readonly string[]): number {
  const other = new Set(b);
  const common = a.filter((word) => other.has(word)).length;
  return common === 0 ? 0 : common / (a.length + b.length - common);
}
