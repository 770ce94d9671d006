import { EVIDENCE_SOURCES, type EvidenceSource, messageOf, type Properties } from '@wherefore/contracts';
import { evidenceStatements, type Graph } from '@wherefore/graph';
import type { ChangeBook } from './change-book.js';
import { type EvidenceList, evidenceList } from './evidence-list.js';
import type { ProductIndex } from './product-index.js';
import type { UnusedSources } from './unused-sources.js';

/** A list that an anchor leads to; `member` is the first relationship of a two-step walk. */
export interface Lead {
  readonly list: EvidenceList;
  readonly member: Properties | null;
}

export interface Wanted {
  readonly source: EvidenceSource;
  /** Distinct ids of the anchors. */
  readonly anchors: readonly string[];
}

/** Evidence that did not come in time, or not at all: a source's, or what bundles are put together from. */
export interface LeftOut {
  readonly source: EvidenceSource | 'bundles';
  readonly reason: string;
}

export interface EvidenceBook {
  /**
   * What the anchors lead to, from memory; what is not in memory is asked for, in one statement per source for all
   * requests of the moment. Resolves when everything has come or `budgetMs` has passed.
   */
  prepare(wanted: readonly Wanted[], budgetMs: number): Promise<readonly LeftOut[]>;
  /** From memory only; empty where nothing has come (yet). */
  leadsOf(source: EvidenceSource, anchor: string): readonly Lead[];
  /** May what was derived from pages read by then still be used? Not where curated relationships have changed since. */
  holds(since: number): boolean;
  /** The state of the change book: what is derived now holds since then. */
  now(): number;
  /** Anchors of a source of which it has something in memory. */
  held(source: EvidenceSource): readonly string[];
  /** Reads what another book has in memory, so that nobody has to wait for it; resolves when it has, or could not in time. */
  warm(like: EvidenceBook, withinMs: number): Promise<void>;
  counters(): { readonly hits: number; readonly misses: number; readonly lists: number };
  clear(): void;
}

interface Page {
  readonly leads: readonly Lead[];
  readonly readAt: number;
  /** The state of the change book when the reading began. */
  readonly since: number;
}

/** What a book is read through. */
export interface EvidenceParts {
  readonly index: ProductIndex;
  readonly changes: ChangeBook;
  /** Sources that need not be asked. */
  readonly unused?: UnusedSources;
}

/** How long a page is used before it is read again behind the scenes, ms. A new epoch starts a new book at once. */
const FRESH_MS = 5 * 60_000;
const NOTHING: readonly Lead[] = [];
const WARMED_AT_ONCE = 200;

/** The evidence of one epoch, kept per source and anchor. */
export function openEvidenceBook(
  graph: Graph,
  epoch: string,
  { index, changes, unused }: EvidenceParts,
): EvidenceBook {
  const pages = new Map(EVIDENCE_SOURCES.map((source) => [source, new Map<string, Page>()]));
  const readers = new Map(
    EVIDENCE_SOURCES.map((source) => [source, batched((anchors) => readPages(source, anchors))]),
  );
  let hits = 0;
  let misses = 0;

  async function readPages(source: EvidenceSource, anchors: readonly string[]): Promise<void> {
    const since = changes.now();
    const leads = await readLeads({ graph, epoch, index }, source, anchors);
    turnPages(pagesOf(source), anchors, { leads, since });
  }

  const pagesOf = (source: EvidenceSource): Map<string, Page> => pages.get(source) ?? new Map<string, Page>();

  /** Curated relationships act as soon as they are announced. */
  const isUsable = (page: Page | undefined, anchor: string): boolean =>
    page !== undefined && !changes.hasChanged('links', anchor, page.since);

  const isUnused = (source: EvidenceSource): boolean =>
    unused?.sources.has(source) === true && !changes.hasAnyChanged('links', unused.since);

  async function prepareSource({ source, anchors }: Wanted, budgetMs: number): Promise<string | null> {
    if (isUnused(source)) return null;
    const book = pagesOf(source);
    const missing = anchors.filter((anchor) => !isUsable(book.get(anchor), anchor));
    hits += anchors.length - missing.length;
    misses += missing.length;
    const read = readers.get(source);
    if (read === undefined) return null;
    const oldest = Date.now() - FRESH_MS;
    const old = anchors.filter((anchor) => (book.get(anchor)?.readAt ?? oldest) < oldest);
    // An old page is better than none: if it cannot be read again now, the next request tries.
    if (old.length > 0) read(old).catch(() => undefined);
    return missing.length === 0 ? null : outcomeOf(read(missing), budgetMs);
  }

  return {
    async prepare(wanted, budgetMs) {
      const outcomes = wanted.map((one) => ({ source: one.source, outcome: prepareSource(one, budgetMs) }));
      const leftOut: LeftOut[] = [];
      for (const { source, outcome } of outcomes) {
        const reason = await outcome;
        if (reason !== null) leftOut.push({ source, reason });
      }
      return leftOut;
    },
    leadsOf: (source, anchor) => pages.get(source)?.get(anchor)?.leads ?? NOTHING,
    holds: (since) => !changes.hasAnyChanged('links', since),
    now: () => changes.now(),
    held: (source) => [...pagesOf(source).keys()],
    warm: (like, withinMs) =>
      readLike(like, { has: (source, anchor) => pagesOf(source).has(anchor), readPages, withinMs }),
    counters: () => ({
      hits,
      misses,
      lists: [...pages.values()].reduce((sum, book) => sum + book.size, 0),
    }),
    clear() {
      for (const book of pages.values()) book.clear();
    },
  };
}

/** Reads page by page what another book holds. What cannot be read is left to whoever asks for it, and is told why. */
async function readLike(
  like: EvidenceBook,
  own: {
    has(source: EvidenceSource, anchor: string): boolean;
    readPages(source: EvidenceSource, anchors: readonly string[]): Promise<void>;
    readonly withinMs: number;
  },
): Promise<void> {
  const until = Date.now() + own.withinMs;
  for (const source of EVIDENCE_SOURCES) {
    const missing = like.held(source).filter((anchor) => !own.has(source, anchor));
    for (let at = 0; at < missing.length && Date.now() < until; at += WARMED_AT_ONCE)
      await own.readPages(source, missing.slice(at, at + WARMED_AT_ONCE)).catch(() => undefined);
  }
}

/** Reads what is wanted in one turn of the event loop together. */
function batched(
  read: (anchors: readonly string[]) => Promise<void>,
): (anchors: readonly string[]) => Promise<void> {
  let wanted = new Set<string>();
  let next: Promise<void> | null = null;
  const flush = async (): Promise<void> => {
    await new Promise((resolve) => setImmediate(resolve));
    const anchors = [...wanted].sort();
    wanted = new Set();
    next = null;
    await read(anchors);
  };
  return (anchors) => {
    for (const anchor of anchors) wanted.add(anchor);
    next ??= flush();
    return next;
  };
}

/** Null when it came in time, else why not. What comes late still fills the book. */
async function outcomeOf(reading: Promise<void>, budgetMs: number): Promise<string | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve(`not ready within ${budgetMs} ms`), budgetMs);
  });
  const done = reading.then(
    () => null,
    (error: unknown) => messageOf(error),
  );
  const outcome = await Promise.race([done, late]);
  clearTimeout(timer);
  return outcome;
}

async function readLeads(
  parts: { graph: Graph; epoch: string; index: ProductIndex },
  source: EvidenceSource,
  anchors: readonly string[],
): Promise<Map<string, Lead[]>> {
  const rows = await parts.graph.read(evidenceStatements[source], {
    anchors: [...anchors],
    epoch: parts.epoch,
  });
  const leads = new Map<string, Lead[]>();
  for (const row of rows) {
    const list = evidenceList(row, parts.index);
    if (list.candidates.length === 0) continue;
    for (const { anchor, facts } of row.anchors) {
      const known = leads.get(anchor);
      if (known === undefined) leads.set(anchor, [{ list, member: facts }]);
      else known.push({ list, member: facts });
    }
  }
  return leads;
}

/** An anchor that leads nowhere gets an empty page, so that it is not asked again. */
function turnPages(
  book: Map<string, Page>,
  anchors: readonly string[],
  { leads, since }: { readonly leads: ReadonlyMap<string, Lead[]>; readonly since: number },
): void {
  const readAt = Date.now();
  for (const anchor of anchors) book.set(anchor, { leads: leads.get(anchor) ?? NOTHING, readAt, since });
}
