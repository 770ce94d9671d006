import type { LiveState } from '@wherefore/queue';

/** What kinds of things change under their id. */
export type Changing = 'visitor' | 'marks' | 'product' | 'knowledge';

/**
 * What this process has heard of changes. It is asked before anything that was read earlier is used: what has changed
 * since the reading began is read again. Counting begins anew with every process.
 */
export interface ChangeBook {
  /** Hears what is new; one round trip for everybody who asks at the same moment. Throws UNAVAILABLE. */
  hear(): Promise<void>;
  /** The state of the book: what is read from now on is known to be at least as new. */
  now(): number;
  /** Has this changed since? */
  hasChanged(kind: Changing, id: string, since: number): boolean;
  forget(): void;
}

/** More changes than this are not told apart: everything counts as changed. */
const MOST_REMEMBERED = 200_000;

export function openChangeBook(live: LiveState): ChangeBook {
  const changed = new Map<string, number>();
  let position: string | null = null;
  let count = 0;
  let allChangedAt = 0;
  let everyProductAt = 0;
  let running: Promise<void> | null = null;
  let next: Promise<void> | null = null;

  function forgetAll(): void {
    changed.clear();
    allChangedAt = count += 1;
  }

  async function read(): Promise<void> {
    const asked = position;
    const changes = await live.changesSince(asked);
    const { position: next, gap } = changes;
    position = next;
    if (next === asked) return;
    // What was read before the first question may have changed before it was asked.
    if (asked === null || gap || changed.size > MOST_REMEMBERED) return forgetAll();
    count += 1;
    for (const id of changes.visitors) changed.set(`visitor ${id}`, count);
    for (const id of changes.marked) changed.set(`marks ${id}`, count);
    for (const id of changes.products) changed.set(`product ${id}`, count);
    if (changes.everyProduct) everyProductAt = count;
    if (changes.knowledge) changed.set('knowledge ', count);
  }

  function run(): Promise<void> {
    running = read().finally(() => {
      running = null;
    });
    return running;
  }

  return {
    hear() {
      if (running === null) return run();
      // A reading that is on its way began before this question: it may miss what changed in between.
      next ??= running
        .catch(() => undefined)
        .then(() => {
          next = null;
          return run();
        });
      return next;
    },
    now: () => count,
    hasChanged: (kind, id, since) =>
      since < allChangedAt ||
      (kind === 'product' && since < everyProductAt) ||
      (changed.get(`${kind} ${id}`) ?? 0) > since,
    forget: forgetAll,
  };
}
