/** A stretch between two counts of what happened: whatever takes time begins and ends. */
export interface Stretch {
  readonly from: number;
  readonly until: number;
}

/** What was told of something: begun at `from`, known to everybody by `until`. */
interface Told<Fact> extends Stretch {
  readonly fact: Fact;
}

/**
 * What was true of things and when, as far as it can be told from outside. Changes of one thing come one after the other.
 * A count of what happens, not a clock, says what was before what.
 */
export class Timeline<Fact> {
  private count = 0;
  private readonly told = new Map<string, Told<Fact>[]>();

  next(): number {
    return (this.count += 1);
  }

  /** What is true of a thing when nothing has happened yet. */
  begin(thing: string, fact: Fact): void {
    this.told.set(thing, [{ fact, from: 0, until: 0 }]);
  }

  tell(thing: string, fact: Fact, during: Stretch): void {
    this.told.get(thing)?.push({ fact, ...during });
  }

  /** The latest fact; where a change is on its way, the one that it leads to. */
  latest(thing: string): Fact | undefined {
    return this.told.get(thing)?.at(-1)?.fact;
  }

  /**
   * Everything that may rightly be taken for true by whoever looks at some moment of a stretch: what everybody knew when it
   * began, and what changed before it ended. More than one only where the two overlap.
   */
  possible(thing: string, { from, until }: Stretch): Fact[] {
    const own = this.told.get(thing) ?? [];
    const known = own.findLastIndex((one) => one.until < from);
    return own
      .slice(known)
      .filter((one) => one.from < until)
      .map(({ fact }) => fact);
  }
}
