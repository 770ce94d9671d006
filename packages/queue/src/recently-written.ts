/**
 * Which snapshots this process has written lately, by hash. Bounded in number and in age: what it says was written, was
 * written less than `longestMs` ago. Two generations: when the younger is full or half that old it becomes the elder.
 */
export class RecentlyWritten {
  private young: Generation;
  private old: Generation;

  constructor(
    private readonly most: number,
    private readonly longestMs: number,
    private readonly now: () => number = Date.now,
  ) {
    this.young = { born: now(), hashes: new Set() };
    this.old = this.young;
  }

  has(hash: string): boolean {
    return this.young.hashes.has(hash) || this.old.hashes.has(hash);
  }

  add(hash: string): void {
    this.young.hashes.add(hash);
  }

  clear(): void {
    this.young.hashes.clear();
    this.old.hashes.clear();
  }

  /** Forgets what is too old or too much; to be called before asking, once for many. Says whether it turned a page. */
  age(): boolean {
    const now = this.now();
    const { young, old } = this;
    if (now - young.born >= this.longestMs / 2 || young.hashes.size >= this.most / 2) {
      this.young = { born: now, hashes: new Set() };
      this.old = young;
    }
    if (now - this.old.born >= this.longestMs) this.old = this.young;
    return this.young !== young || this.old !== old;
  }
}

interface Generation {
  /** Nothing in it was written before. */
  readonly born: number;
  readonly hashes: Set<string>;
}
