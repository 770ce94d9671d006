/** Product ids as small integers, so that evidence can be added up in arrays. Grows; never forgets. */
export interface ProductIndex {
  readonly size: number;
  indexOf(id: string): number;
  idOf(index: number): string;
}

export function createProductIndex(): ProductIndex {
  const ids: string[] = [];
  const indexes = new Map<string, number>();
  return {
    get size() {
      return ids.length;
    },
    indexOf(id) {
      const known = indexes.get(id);
      if (known !== undefined) return known;
      indexes.set(id, ids.length);
      return ids.push(id) - 1;
    },
    idOf: (index) => ids[index] ?? '',
  };
}
