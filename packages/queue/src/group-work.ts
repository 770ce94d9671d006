import { isPassing } from './retry-delay.js';

/** Something to be done with others of its kind at once. */
export interface Work {
  /** Smaller goes first. */
  readonly priority: number;
  /** What it costs, in whatever unit `most` is. */
  readonly weight: number;
  /** Must it be done by itself? */
  readonly alone: boolean;
}

export interface GroupOptions<T> {
  /** Groups done at the same time. */
  readonly atOnce: number;
  /** Most weight of a group; a single work may have more. */
  readonly most: number;
  /** Least time from the beginning of one group to that of the next, ms: a steady trickle is gathered too. */
  readonly apartMs: number;
  /**
   * Does a group, all of it or nothing. May call `free` when what is left to do does not keep others from their turn, so that the
   * next group begins.
   */
  readonly run: (works: readonly T[], free: () => void) => Promise<void>;
}

interface Waiting<T> {
  readonly work: T;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

/**
 * Group commit: what arrives while as many groups are under way as may be, or right after one has begun, is done together
 * next. So the fewer resources there are for the load, the larger the groups and the less each costs; and what comes by itself does
 * not wait. Where a group fails, each of it is done alone, so that one cannot take its neighbours with it; not so when
 * whatever is needed is out of reach (UNAVAILABLE).
 */
export class GroupedWork<T extends Work> {
  private waiting: Waiting<T>[] = [];
  private busy = 0;
  private begun = -Infinity;
  private timer: NodeJS.Timeout | null = null;

  constructor(private readonly options: GroupOptions<T>) {}

  /** Resolves when the work is done, rejects when it failed. */
  do(work: T): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ work, done: resolve, failed: reject });
      this.start();
    });
  }

  private start(): void {
    while (this.busy < this.options.atOnce && this.waiting.length > 0) {
      const early = this.begun + this.options.apartMs - performance.now();
      if (early > 0) return this.startIn(early);
      const group = this.take();
      this.begun = performance.now();
      this.busy += 1;
      let isBusy = true;
      const free = (): void => {
        if (isBusy) this.busy -= 1;
        isBusy = false;
        this.start();
      };
      void this.run(group, free).finally(free);
    }
  }

  private startIn(milliseconds: number): void {
    this.timer ??= setTimeout(() => {
      this.timer = null;
      this.start();
    }, milliseconds);
  }

  /** The next group: the most urgent that came first, and as many of the others as fit in with it. */
  private take(): Waiting<T>[] {
    const { most } = this.options;
    const least = Math.min(...this.waiting.map(({ work }) => work.priority));
    const first = this.waiting.find(({ work }) => work.priority === least);
    if (first === undefined) return [];
    const group = [first];
    let weight = first.work.weight;
    if (!first.work.alone)
      for (const other of this.waiting) {
        if (other === first || other.work.alone) continue;
        if (weight + other.work.weight > most) break;
        group.push(other);
        weight += other.work.weight;
      }
    const taken = new Set(group);
    this.waiting = this.waiting.filter((one) => !taken.has(one));
    return group;
  }

  private async run(group: readonly Waiting<T>[], free: () => void): Promise<void> {
    const problem = await this.attempt(group, free);
    if (problem === null) for (const { done } of group) done();
    else if (group.length === 1 || isPassing(problem.error))
      for (const { failed } of group) failed(problem.error);
    else for (const one of group) await this.run([one], free);
  }

  private async attempt(group: readonly Waiting<T>[], free: () => void): Promise<{ error: unknown } | null> {
    try {
      await this.options.run(
        group.map(({ work }) => work),
        free,
      );
      return null;
    } catch (error) {
      return { error };
    }
  }
}
