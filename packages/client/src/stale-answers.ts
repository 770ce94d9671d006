/** Most answers kept; the oldest goes first. */
const MOST = 50;

/** Earlier answers, to stand in for those that fail. */
export interface StaleAnswers<T> {
  keep(key: string, answer: T): void;
  /** The answer of less than `staleMs` ago, or null. */
  find(key: string): T | null;
  /** Forgets all: somebody else is there now. */
  clear(): void;
}

export function openStaleAnswers<T>(staleMs: number): StaleAnswers<T> {
  const kept = new Map<string, { readonly at: number; readonly answer: T }>();
  return {
    keep(key, answer) {
      if (staleMs <= 0) return;
      kept.delete(key);
      kept.set(key, { at: Date.now(), answer });
      const [oldest] = kept.keys();
      if (kept.size > MOST && oldest !== undefined) kept.delete(oldest);
    },
    find(key) {
      const found = kept.get(key);
      return found !== undefined && Date.now() - found.at < staleMs ? found.answer : null;
    },
    clear: () => kept.clear(),
  };
}
