import { type Behaviour, MOST_REMEMBERED, type ProductId, type Visitor } from '@wherefore/contracts';
import { type Graph, loadSituation } from '@wherefore/graph';
import type { LiveState, Marks, VisitorKeys } from '@wherefore/queue';
import { BoundedMap } from '../bounded-map.js';
import type { ChangeBook, Changing } from './change-book.js';
import type { Kept } from './kept.js';
import { snapshotOf } from './snapshot-of.js';
import { whileAway } from './while-away.js';

const MOST_VISITORS = 2_000;

/** Who asks: the shop's id of the customer, and the pseudonyms that both are known by. */
export interface VisitorIds extends VisitorKeys {
  readonly customerId: string | null;
}

/** A visitor, and why they could not be read, if so. */
export interface SeenVisitor extends Kept<Visitor> {
  readonly unread: string | null;
}

export interface VisitorBook {
  /**
   * The visitor as the graph has them now. While it does not answer, whoever is not known to be as they were read is a stranger: they may
   * have withdrawn their consent meanwhile.
   */
  load(ids: VisitorIds): Promise<SeenVisitor>;
  /** What they were shown and turned down of late. */
  marks(ids: VisitorIds): Promise<Marks>;
  clear(): void;
}

interface VisitorParts {
  readonly graph: Graph;
  readonly live: LiveState;
  /** Personalisation for visitors who have said nothing. */
  readonly consentDefault: boolean;
}

const STRANGER: Visitor = Object.freeze({
  known: false,
  consent: false,
  marketing: {},
  locale: null,
  country: null,
  region: null,
  birthYear: null,
  attributes: {},
  segments: [],
  subscriptions: [],
  behaviour: [],
  tickets: [],
  returns: [],
  rejections: [],
});
const NO_MARKS: Marks = Object.freeze({ exposures: [], rejections: [] });

/** A visitor as read, and the pseudonym of the customer whose word on consent counts; also where only a session is named. */
interface KeptVisitor extends SeenVisitor {
  readonly owner: string | null;
}

interface Reading {
  readonly since: number;
  readonly kept: Promise<KeptVisitor>;
}

/** What was read of visitors, used as long as nothing about them changes. */
export function openVisitorBook(parts: VisitorParts, changes: ChangeBook): VisitorBook {
  const visitors = new BoundedMap<string, KeptVisitor>(MOST_VISITORS);
  const reading = new Map<string, Reading>();
  const marked = new BoundedMap<string, { readonly marks: Marks; readonly since: number }>(MOST_VISITORS);
  const stranger: KeptVisitor = {
    value: STRANGER,
    since: 0,
    snapshot: snapshotOf('visitor', STRANGER),
    owner: null,
    unread: null,
  };
  const hasChanged = (kind: Changing, { customer, session }: VisitorKeys, since: number): boolean =>
    (customer !== null && changes.hasChanged(kind, customer, since)) ||
    (session !== null && changes.hasChanged(kind, session, since));
  const isCurrent = (ids: VisitorIds, { owner, since }: KeptVisitor): boolean =>
    !hasChanged('visitor', ids, since) && !hasChanged('visitor', { customer: owner, session: null }, since);

  /** Who asks for the same while it runs, waits for the same answer. */
  function read(ids: VisitorIds, key: string): Promise<KeptVisitor> {
    const since = changes.now();
    const kept = readVisitor(parts, ids)
      .then(({ visitor, owner }) => {
        const one = { value: visitor, owner, since, snapshot: snapshotOf('visitor', visitor), unread: null };
        // A statement that took longer than one sent after it must not bring back what it saw.
        if ((visitors.get(key)?.since ?? since) <= since) visitors.set(key, one);
        return one;
      })
      .finally(() => {
        if (reading.get(key)?.kept === kept) reading.delete(key);
      });
    reading.set(key, { since, kept });
    return kept;
  }

  async function current(ids: VisitorIds): Promise<KeptVisitor> {
    const key = keyOf(ids);
    const known = visitors.get(key);
    if (known !== undefined && isCurrent(ids, known)) return known;
    const running = reading.get(key);
    if (running === undefined || hasChanged('visitor', ids, running.since)) return read(ids, key);
    const joined = await running.kept;
    return isCurrent(ids, joined) ? joined : read(ids, key);
  }

  return {
    async load(ids) {
      if (ids.customer === null && ids.session === null) return stranger;
      return whileAway(current(ids), (unread) => ({ ...stranger, unread }));
    },
    async marks(ids) {
      if (ids.customer === null && ids.session === null) return NO_MARKS;
      const key = keyOf(ids);
      const known = marked.get(key);
      if (known !== undefined && !hasChanged('marks', ids, known.since)) return known.marks;
      const since = changes.now();
      const marks = await parts.live.readMarks(ids);
      if ((marked.get(key)?.since ?? since) <= since) marked.set(key, { marks, since });
      return marks;
    },
    clear() {
      visitors.clear();
      marked.clear();
    },
  };
}

const keyOf = ({ customer, session }: VisitorIds): string => `${customer ?? ''}|${session ?? ''}`;

async function readVisitor(
  { graph, consentDefault }: VisitorParts,
  { customerId, session }: VisitorIds,
): Promise<{ readonly visitor: Visitor; readonly owner: string | null }> {
  const asked = { customer: customerId, session, consentDefault, limit: MOST_REMEMBERED };
  const [found] = await graph.read(loadSituation, asked);
  if (found === undefined || !found.known) return { visitor: STRANGER, owner: null };
  const { owner, orders, ...row } = found;
  const visitor = {
    ...row,
    ...purchaseTimes(row.behaviour, orders),
    attributes: Object.fromEntries(
      row.attributes.map(([name, value]) => [name.slice('attribute_'.length), value]),
    ),
    marketing: Object.fromEntries((row.marketing ?? []).map(({ channel, granted }) => [channel, granted])),
    segments: row.segments ?? [],
    subscriptions: (row.subscriptions ?? []).map((one) => ({
      ...one,
      plan: one.plan ?? '',
      seats: one.seats ?? 1,
    })),
  };
  return { visitor, owner };
}

/** When each product was bought, and when anything was: a purchase by one order of several at the same time counts once. */
function purchaseTimes(
  behaviour: readonly Behaviour[],
  orders: readonly { readonly at: number; readonly products: readonly ProductId[] }[],
): Pick<Visitor, 'behaviour' | 'occasions'> {
  const times = new Map<string, number[]>();
  for (const { at, products } of orders)
    for (const product of products) {
      const known = times.get(product);
      if (known === undefined) times.set(product, [at]);
      else if (known.at(-1) !== at) known.push(at);
    }
  return {
    behaviour: behaviour.map((one) =>
      one.type === 'PURCHASED' ? { ...one, times: times.get(one.product) ?? [] } : one,
    ),
    occasions: [...new Set(orders.map(({ at }) => at))],
  };
}
