import type { EventInput } from '@wherefore/contracts';
import { exportPerson, holdBatch, withForgetting } from '@wherefore/engine';
import { type Canary, makeCanaries, wordsOf } from '../harness/canaries.js';
import { conclude } from '../harness/conclude.js';
import { type Drill, scaled } from '../harness/drill.js';
import type { DrillStack } from '../harness/drill-stack.js';
import type { Place } from '../harness/place.js';
import { postEvents, sendEvents } from '../harness/send-events.js';
import { runCli } from '../harness/start-cli.js';
import { sweep } from '../harness/sweep.js';
import { until, untilDrained } from '../harness/until.js';
import { fetchTokens } from '../stack/tokens.js';

const PEOPLE = 20;

export const erase: Drill = {
  name: 'erase',
  about:
    '20 people with words of their own in every store; 10 are forgotten: no word of theirs anywhere, the others as before, nobody comes back',
  async run(stack, options) {
    const people = makeCanaries(Math.max(4, scaled(PEOPLE, options)));
    const gone = people.filter((_, n) => n % 2 === 0);
    const kept = people.filter((_, n) => n % 2 === 1);
    const place = await stack.boot('erase');
    const [api] = await Promise.all([place.startApi(), place.startWorker()]);
    await live(place, api.port, people);
    const words = gone.flatMap((one) => wordsOf(place.keyring, one));
    const before = await sweep(place, words);
    const told = await tell(place, kept);
    stack.say(`forgetting ${gone.length} of ${people.length}, who are in ${before.length} places`);
    const seconds = await forget(stack, place, gone);
    const after = await sweep(place, words);
    const same = (await tell(place, kept)) === told;

    stack.say('their feeds are sent again, then the graph is made from the log');
    await sendEvents(
      place,
      api.port,
      gone.flatMap(({ events }) => events),
    );
    await sendEvents(
      place,
      api.port,
      gone.flatMap(({ events }) => events.map(renamed)),
    );
    await Promise.all(gone.map((one) => decide(place, api.port, one)));
    await untilDrained(place);
    const replayed = await sweep(place, words);
    await runCli(stack, place.env, ['rebuild', '--anew', '--yes', '--json']);
    const rebuilt = await sweep(place, words);
    const sameAgain = (await tell(place, kept)) === told;
    return conclude(
      {
        people: people.length,
        forgotten: gone.length,
        places_before: before.length,
        places_after: after.length,
        places_after_replay: replayed.length,
        places_after_rebuild: rebuilt.length,
        seconds_each: Math.round((seconds / gone.length) * 10) / 10,
      },
      [
        { what: `they were everywhere (${before.length} places)`, holds: everywhere(before) },
        { what: `no word or pseudonym of theirs is left (${places(after)})`, holds: after.length === 0 },
        { what: 'the others are as before, decisions and all', holds: same },
        {
          what: `a replay of their feeds brings nobody back (${places(replayed)})`,
          holds: replayed.length === 0,
        },
        { what: `nor does the log (${places(rebuilt)})`, holds: rebuilt.length === 0 },
        { what: 'the others are as before then, too', holds: sameAgain },
      ],
    );
  },
};

const places = (found: readonly string[]): string =>
  found.length === 0 ? 'nowhere' : [...new Set(found)].slice(0, 5).join(', ');
const everywhere = (found: readonly string[]): boolean =>
  [
    'graph: Customer',
    'graph: Session',
    'redis: ',
    'log: events',
    'log: bridge',
    'log: decisions',
    'log: snapshots',
  ].every((place) => found.some((one) => one.startsWith(place)));

/** As another feed would send it: nothing knows these ids. */
const renamed = (event: EventInput): EventInput => ({ ...event, id: `again-${event.id}` });

const SHOP = [
  { type: 'product.upserted', payload: { product: 'tea', title: 'Tea', price: 3, currency: 'EUR' } },
  { type: 'product.upserted', payload: { product: 'milk', title: 'Milk', price: 1, currency: 'EUR' } },
  { type: 'segment.upserted', payload: { segment: 'regulars', name: 'Regulars' } },
  { type: 'campaign.upserted', payload: { campaign: 'autumn', name: 'Autumn' } },
].map((one, n) => ({
  ...one,
  id: `shop-${n}`,
  source: 'drill',
  occurredAt: '2026-01-01T00:00:00.000Z',
})) as EventInput[];

/** What people leave behind: events, bad records, a held batch, decisions and what they were shown. */
async function live(place: Place, port: number, people: readonly Canary[]): Promise<void> {
  await sendEvents(place, port, SHOP);
  for (const { events } of people) await sendEvents(place, port, events);
  const bad = people.map(({ customer }) => ({
    id: `bad ${customer}`,
    source: 'drill',
    type: 'no such type',
    payload: { customer },
  }));
  await postEvents(place, port, [...bad, SHOP[0]] as unknown as EventInput[]);
  await untilDrained(place);
  await holdBatch(place, batchOf(people), 'the drill holds it');
  for (const one of people) await decide(place, port, one);
  await untilDrained(place);
  const decided = async (): Promise<boolean> => {
    const found = await sweep(
      place,
      people.map(({ customer }) => place.keyring.pseudonym(customer)),
    );
    return found.some((one) => one.startsWith('log: decisions'));
  };
  await until('decisions are in the log', decided, 60_000);
}

const batchOf = (people: readonly Canary[]): Parameters<typeof holdBatch>[1] => ({
  id: 'held by the drill',
  source: 'drill',
  receivedAt: new Date().toISOString(),
  guard: 'event',
  events: people.flatMap(({ events }) => events) as never,
  rejects: [],
});

const OFFERS = 'query ($input: OffersInput!) { offers(input: $input) { ... on OfferList { id } } }';

/** Asks for offers, and says that one was shown. */
async function decide(place: Place, port: number, { customer, session }: Canary): Promise<void> {
  const { storefront } = await fetchTokens(port);
  const reply = await fetch(`http://127.0.0.1:${port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...storefront },
    body: JSON.stringify({ query: OFFERS, variables: { input: { customer, session } } }),
  });
  const text = await reply.text();
  const decision = (JSON.parse(text) as { data?: { offers?: { id?: string } } }).data?.offers?.id;
  if (decision === undefined) throw new Error(`no decision: ${text.slice(0, 300)}`);
  const shown = { decision, customer, session, products: ['tea'] };
  const event = {
    id: `shown ${decision}`,
    source: 'drill',
    type: 'offer.shown',
    occurredAt: new Date().toISOString(),
    payload: shown,
  };
  await sendEvents(place, port, [event as EventInput]);
}

/** Everything that there is of people, as text. */
async function tell(place: Place, people: readonly Canary[]): Promise<string> {
  const places = { redisUrl: place.env['REDIS_URL'] ?? '', directory: place.logDirectory };
  return withForgetting(place, places, async (parts) => {
    const told: unknown[] = [];
    for (const { customer } of people) {
      const change = { customer, who: 'drill', why: 'to compare' };
      told.push({ ...(await exportPerson(parts, change, new Date(0))), exportedAt: '' });
    }
    return JSON.stringify(told);
  });
}

/** By id, address and number in turn; returns the seconds that the receipts tell. */
async function forget(stack: DrillStack, place: Place, people: readonly Canary[]): Promise<number> {
  let seconds = 0;
  for (const [n, { customer, email, phone }] of people.entries()) {
    const ways = [
      ['--customer', customer],
      ['--email', email],
      ['--phone', phone],
    ];
    const how = ways[n % ways.length] ?? [];
    const printed = await runCli(stack, place.env, [
      'forget',
      ...how,
      '--why',
      `${customer} asked for it`,
      '--json',
    ]);
    seconds += (JSON.parse(printed) as { seconds: number }).seconds;
  }
  return seconds;
}
