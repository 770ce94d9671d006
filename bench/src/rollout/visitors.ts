import { setTimeout as pause } from 'node:timers/promises';
import type { Tokens } from '../stack/tokens.js';
import { randomFrom } from '../harness/random.js';
import { Connection } from '../load/connection.js';
import { postJson } from '../load/request.js';
import { customerOf } from './rollout-shop.js';

const OFFERS = `query($input: OffersInput!) { offers(input: $input) {
  ... on OfferList { id epoch offers { product { id } } } ... on RequestRefused { message } } }`;
const TRACK = 'mutation($events: [TrackInput!]!) { track(events: $events) { accepted } }';
const CONNECTIONS = 24;
/** Part of requests that come from somebody new. */
const NEWCOMERS = 0.05;
const [CLICKS, BUYS] = [0.12, 0.05];

/** What visitors were answered, and when, ms of {@link performance}. */
export interface Answered {
  readonly at: number;
  readonly epoch: string | null;
  readonly ms: number;
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
}

interface Reply {
  readonly data?: {
    readonly offers?: {
      readonly id?: string;
      readonly epoch?: string;
      readonly offers?: readonly { readonly product: { readonly id: string } }[];
    };
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
    const input =
      random.next() < NEWCOMERS
        ? { session: `s${seed}-${sent}` }
        : { customer: customerOf(random.below(coming.customers)) };
    const begun = performance.now();
    const body = { query: OFFERS, variables: { input: { ...input, first: 8 } } };
    const answer = await connection.ask(postJson('/graphql', body, coming.tokens.merchandiser));
    const ms = performance.now() - begun;
    const list = (JSON.parse(answer.body.toString('utf8')) as Reply).data?.offers;
    const offers = list?.offers ?? [];
    const failed = answer.status !== 200 || list?.id === undefined;
    answers.push({ at: begun + ms, epoch: list?.epoch ?? null, ms, isEmpty: offers.length === 0, failed });
    const first = offers[0]?.product.id;
    if (first !== undefined && random.next() < CLICKS) await respond(connection, coming, { ...list, first });
  };
  const respond = async (
    connection: Connection,
    { tokens }: Coming,
    { id, first }: { readonly id?: string; readonly first: string },
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
