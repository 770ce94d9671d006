import { WhereforeError } from '@wherefore/contracts';
import type { Graph } from '@wherefore/graph';
import type { LiveState } from '@wherefore/queue';
import type { Keyring } from '../keyring.js';
import { openChangeBook } from './change-book.js';
import { type EvidenceBook, openEvidenceBook } from './evidence-book.js';
import { booksOf, type Knowledge, loadKnowledge } from './load-knowledge.js';
import { createProductIndex, type ProductIndex } from './product-index.js';
import type { TermDesk } from '../terms/term-desk.js';
import { openProductShelf, type ProductShelf } from './product-shelf.js';
import { openVisitorBook, type VisitorBook } from './visitor-book.js';
import { whileAway } from './while-away.js';

export interface DeskParts {
  readonly graph: Graph;
  readonly live: LiveState;
  readonly keyring: Keyring;
  /** Personalisation for visitors who have said nothing. */
  readonly consentDefault: boolean;
  /** Asks models that add to scores; left out, none is asked. */
  readonly terms?: TermDesk;
}

/** Where offers are decided: the doors, and what this process has read through them. One per process. */
export interface Desk extends DeskParts {
  readonly index: ProductIndex;
  readonly visitors: VisitorBook;
  readonly products: ProductShelf;
  /** Hears what has changed; asked once at the start of every decision. */
  hear(): Promise<void>;
  /** What the shop knows now; while the graph does not answer, what it knew when it was read last. */
  knowledge(): Promise<Knowledge>;
  /** The evidence of an epoch, current or not, as far as the graph still has it. */
  evidenceOf(epoch: string): Promise<EvidenceBook>;
  /** Forgets everything that was read. */
  clear(): void;
  counters(): { readonly hits: number; readonly misses: number; readonly lists: number };
}

export function openDesk(parts: DeskParts): Desk {
  const changes = openChangeBook(parts.live);
  const index = createProductIndex();
  const visitors = openVisitorBook(parts, changes);
  const products = openProductShelf(parts.graph, changes);
  let latest: Knowledge | null = null;
  let current: { readonly since: number; readonly knowledge: Promise<Knowledge> } | null = null;
  function knowledge(): Promise<Knowledge> {
    const isKnown = current !== null && !changes.hasKnowledgeChanged(current.since);
    if (current !== null && isKnown && !changes.haveModelsChanged(current.since)) return current.knowledge;
    // Where only aliases have moved, the evidence of versions that go on deciding is kept: it never changes.
    const kept = isKnown ? latest : null;
    const loading = {
      since: changes.now(),
      knowledge: loadKnowledge(parts.graph, { index, changes, kept: kept === null ? [] : booksOf(kept) }),
    };
    current = loading;
    loading.knowledge.then(
      (loaded) => {
        latest = loaded;
        parts.terms?.expect(loaded.models.terms);
      },
      () => {
        if (current === loading) current = null;
      },
    );
    return loading.knowledge;
  }

  return {
    ...parts,
    index,
    visitors,
    products,
    hear: () => changes.hear(),
    knowledge: () =>
      whileAway(knowledge(), (unread) => {
        if (latest === null) throw new WhereforeError('UNAVAILABLE', unread);
        return { ...latest, unread };
      }),
    async evidenceOf(id) {
      const { epoch, evidence, tried } = await knowledge();
      if (epoch?.id === id && evidence !== null) return evidence;
      const beside = [tried.trial?.canary, tried.shadow].find((one) => one?.epoch.id === id);
      return beside?.evidence ?? openEvidenceBook(parts.graph, id, { index, changes });
    },
    clear() {
      current = null;
      visitors.clear();
      products.clear();
    },
    counters: () => latest?.evidence?.counters() ?? { hits: 0, misses: 0, lists: 0 },
  };
}
