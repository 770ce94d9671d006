import type { LiveState } from '@wherefore/queue';

/** What kinds of things change under their id. */
export type Changing = 'visitor' | 'marks' | 'product' | 'links';

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
  /** Has anything of the kind changed since? */
  hasAnyChanged(kind: Changing, since: number): boolean;
  /** Has what is the same for everybody changed since? */
  hasKnowledgeChanged(since: number): boolean;
  /** Have other versions become those that decide since? */
  haveModelsChanged(since: number): boolean;
  forget(): void;
}

/** More changes than this are not told apart: everything counts as changed. */
const MOST_REMEMBERED = 200_000;

/** Things of one kind, and when each last changed. */
class Changed {
  private readonly at = new Map<string, number>();
  private latest = 0;
  private allAt = 0;

  note(ids: readonly string[], now: number): void {
    for (const id of ids) this.at.set(id, now);
    if (ids.length > 0) this.latest = now;
  }
  noteAll(now: number): void {
    this.allAt = this.latest = now;
  }
  since(id: string, since: number): boolean {
    return this.latest > since && (this.allAt > since || (this.at.get(id) ?? 0) > since);
  }
  anySince(since: number): boolean {
    return this.latest > since;
  }
  get size(): number {
    return this.at.size;
  }
  clear(): void {
    this.at.clear();
    this.latest = this.allAt = 0;
  }
}

export function openChangeBook(live: LiveState): ChangeBook {
  const changed = {
    visitor: new Changed(),
    marks: new Changed(),
    product: new Changed(),
    links: new Changed(),
  } satisfies Record<Changing, Changed>;
  let position: string | null = null;
  let count = 0;
  let allChangedAt = 0;
  let knowledgeChangedAt = 0;
  let modelsChangedAt = 0;
  let running: Promise<void> | null = null;
  let next: Promise<void> | null = null;

  function forgetAll(): void {
    for (const one of Object.values(changed)) one.clear();
    allChangedAt = count += 1;
  }

  async function read(): Promise<void> {
    const asked = position;
    const news = await live.changesSince(asked);
    position = news.position;
    if (news.position === asked) return;
    const remembered = Object.values(changed).reduce((sum, { size }) => sum + size, 0);
    // What was read before the first question may have changed before it was asked.
    if (asked === null || news.gap || remembered > MOST_REMEMBERED) return forgetAll();
    count += 1;
    changed.visitor.note(news.visitors, count);
    changed.marks.note(news.marked, count);
    changed.product.note(news.products, count);
    if (news.everyProduct) changed.product.noteAll(count);
    changed.links.note(news.links, count);
    if (news.knowledge) knowledgeChangedAt = count;
    if (news.models) modelsChangedAt = count;
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
    hasChanged: (kind, id, since) => since < allChangedAt || changed[kind].since(id, since),
    hasAnyChanged: (kind, since) => since < allChangedAt || changed[kind].anySince(since),
    hasKnowledgeChanged: (since) => since < allChangedAt || knowledgeChangedAt > since,
    haveModelsChanged: (since) => modelsChangedAt > since,
    forget: forgetAll,
  };
}
