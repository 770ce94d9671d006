/** The best few of many: a bounded heap whose root is the weakest kept. Equal scores go to the lower index. */
export class Strongest {
  private readonly index: Int32Array;
  private readonly score: Float64Array;
  private size = 0;

  constructor(private readonly capacity: number) {
    this.index = new Int32Array(capacity);
    this.score = new Float64Array(capacity);
  }

  offer(index: number, score: number): void {
    if (this.size < this.capacity) {
      this.rise(this.size++, index, score);
    } else if (this.capacity > 0 && this.weakerAt(0, index, score)) {
      this.sink(index, score);
    }
  }

  /** What was kept, best first; leaves the heap empty. */
  take(): { index: number; score: number }[] {
    const kept = Array.from({ length: this.size }, (_, at) => ({
      index: this.index[at] ?? 0,
      score: this.score[at] ?? 0,
    }));
    this.size = 0;
    return kept.sort((a, b) => b.score - a.score || a.index - b.index);
  }

  /** Is what stands at `at` weaker than (index, score)? */
  private weakerAt(at: number, index: number, score: number): boolean {
    const held = this.score[at] ?? 0;
    return held < score || (held === score && (this.index[at] ?? 0) > index);
  }

  private put(at: number, index: number, score: number): void {
    this.index[at] = index;
    this.score[at] = score;
  }

  private copy(from: number, to: number): void {
    this.put(to, this.index[from] ?? 0, this.score[from] ?? 0);
  }

  private rise(from: number, index: number, score: number): void {
    let at = from;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (this.weakerAt(parent, index, score)) break;
      this.copy(parent, at);
      at = parent;
    }
    this.put(at, index, score);
  }

  private sink(index: number, score: number): void {
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= this.size) break;
      const right = child + 1;
      if (right < this.size && this.weakerAt(right, this.index[child] ?? 0, this.score[child] ?? 0))
        child = right;
      if (!this.weakerAt(child, index, score)) break;
      this.copy(child, at);
      at = child;
    }
    this.put(at, index, score);
  }
}
