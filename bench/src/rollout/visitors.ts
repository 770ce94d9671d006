import { setTimeout as pause } from 'node:timers/promises';
import type { Tokens } from '../stack/tokens.js';
import { randomFrom } from '../harness/random.js';
import { type Answer, Connection } from '../load/connection.js';
import { postJson } from '../load/request.js';
import { customerOf } from './rollout-shop.js';

const OFFERS = `query($input: OffersInput!) { offers(input: $input) {
  ... on OfferList { id epoch degraded offers { product { id } } } ... on RequestRefused { message } } }`;
const TRACK = 'mutation($events: [TrackInput!]!) { track(events: $events) { accepted } }';
const CONNECTIONS = 24;
/** Part of requests that come from somebody new. */
const NEWCOMERS = 0.05;
const [CLICKS, BUYS] = [0.12, 0.05];

/** What visitors were answered, and when, ms of {@link performance}. */
export interface Answered {
  readonly at: number;
  /** Of the decision; null where there is none. */
  readonly id: string | null;
  readonly epoch: string | null;
  readonly ms: number;
  readonly products: readonly string[];
  /** Somebody whom the shop has never seen. */
  readonly isNew: boolean;
  /** Was it decided without something? */
  readonly isDegraded: boolean;
  readonly isEmpty: boolean;
  readonly failed: boolean;
}

export interface Visitors {
  readonly answers: readonly Answered[];
  stop(): Promise<void>;
}

interface Coming {
  readonly port: number;
  readonly perSecond: number;
  readonly customers: number;
  readonly seed: number;
  readonly tokens: Tokens;
  /** False for visitors who only look. */
  readonly respond?: boolean;
}

interface Reply {
  readonly data?: {
    readonly offers?: {
      readonly id?: string;
      readonly epoch?: string;
      readonly degraded?: readonly string[];
      readonly offers?: readonly { readonly product: { readonly id: string } }[];
    };
  };
}

function answeredOf(
  { status, body }: Answer,
  { begun, isNew }: { readonly begun: number; readonly isNew: boolean },
): Answered {
  const at = performance.now();
  const list = (JSON.parse(body.toString('utf8')) as Reply).data?.offers;
  const offers = list?.offers ?? [];
  return {
    at,
    ms: at - begun,
    id: list?.id ?? null,
    epoch: list?.epoch ?? null,
    products: offers.map(({ product }) => product.id),
    isNew,
    isDegraded: (list?.degraded ?? []).length > 0,
    isEmpty: offers.length === 0,
    failed: status !== 200 || list?.id === undefined,
  };
}

/** Visitors who come at a steady pace, whatever the answers take; some click, some buy, and the shop says so. */
export async function startVisitors(coming: Coming): Promise<Visitors> {
  const { perSecond, port, seed } = coming;
  const answers: Answered[] = [];
  const random = randomFrom(seed);
  const connections = await Promise.all(Array.from({ length: CONNECTIONS }, () => Connection.open(port)));
  const started = performance.now();
  let [sent, isOver] = [0, false];
  const due = () => Math.floor(((performance.now() - started) / 1_000) * perSecond);

  const visit = async (connection: Connection): Promise<void> => {
    const isNew = random.next() < NEWCOMERS;
    const input = isNew
      ? { session: `s${seed}-${sent}` }
      : { customer: customerOf(random.below(coming.customers)) };
    const begun = performance.now();
    const body = { query: OFFERS, variables: { input: { ...input, first: 8 } } };
    const answer = await connection.ask(postJson('/graphql', body, coming.tokens.merchandiser));
    const answered = answeredOf(answer, { begun, isNew });
    answers.push(answered);
    const { id, products } = answered;
    if (coming.respond !== false && products[0] !== undefined && random.next() < CLICKS)
      await respond(connection, coming, { id, first: products[0] });
  };
  const respond = async (
    connection: Connection,
    { tokens }: Coming,
    { id, first }: { readonly id: string | null; readonly first: string },
  ): Promise<void> => {
    const types = random.next() < BUYS / CLICKS ? ['CLICKED', 'BOUGHT'] : ['CLICKED'];
    const events = types.map((type) => ({ type, decision: id, product: first }));
    await connection.ask(postJson('/graphql', { query: TRACK, variables: { events } }, tokens.storefront));
  };
  const work = async (connection: Connection): Promise<void> => {
    while (!isOver) {
      if (sent >= due()) {
        await pause(5);
        continue;
      }
      sent += 1;
      await visit(connection);
    }
    connection.close();
  };
  const working = Promise.all(connections.map(work));
  working.catch(() => {
    isOver = true;
  });
  return {
    answers,
    async stop() {
      isOver = true;
      await working;
    },
  };
}
