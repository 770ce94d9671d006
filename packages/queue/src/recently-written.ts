/**
 * Which snapshots this process has written lately, by hash. Bounded in number and in age: what it says was written, was
 * written within `longestMs`. Two generations: when the younger is full or old it takes the place of the elder.
 */
export class RecentlyWritten {
  private young = new Set<string>();
  private old = new Set<string>();
  private born: number;

  constructor(
    private readonly most: number,
    private readonly longestMs: number,
    private readonly now: () => number = Date.now,
  ) {
    this.born = now();
  }

  has(hash: string): boolean {
    this.age();
    return this.young.has(hash) || this.old.has(hash);
  }

  add(hash: string): void {
    this.age();
    this.young.add(hash);
  }

  clear(): void {
    this.young.clear();
    this.old.clear();
  }

  private age(): void {
    const years = (this.now() - this.born) / (this.longestMs / 2);
    if (years < 1 && this.young.size < this.most / 2) return;
    this.old = years < 2 ? this.young : new Set();
    this.young = new Set();
    this.born = this.now();
  }
}
