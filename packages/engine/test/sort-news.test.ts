import { Event, type EventInput, stampOf } from '@wherefore/contracts';
import { inboxKeyOf, type KnownFacts } from '../src/reconcile/known-facts.js';
import { sortNews } from '../src/reconcile/sort-news.js';

const READ_AT = Date.parse('2026-11-02T12:00:00Z');
const product = (id: string, title: string, occurredAt = '2026-11-02T11:00:00Z') =>
  Event.parse({
    id,
    source: 'shop',
    occurredAt,
    type: 'product.upserted',
    payload: { product: 'p', title },
  } satisfies EventInput);

/** A graph that has applied these events, of which the greatest stamp holds. */
function knowing(...events: Event[]): KnownFacts {
  const keys = new Set(events.map(inboxKeyOf));
  const stamp = events.map(stampOf).sort().at(-1);
  return {
    has: (key) => keys.has(key),
    held: () => (stamp === undefined ? undefined : { stamp, deleted: false }),
  };
}

const counted = (events: Event[], known: KnownFacts) => {
  const { events: news, ...counts } = sortNews(events, known, READ_AT);
  return { news: news.map(({ id }) => id), ...counts };
};
const NONE = { created: 0, changed: 0, deleted: 0, other: 0, unchanged: 0 };

it('what is not held is created, what is newer changes, what is known or older is unchanged', () => {
  const [old, now] = [product('a', 'A', '2026-11-02T10:00:00Z'), product('b', 'B')];
  expect(counted([now], knowing())).toEqual({ ...NONE, news: ['b'], created: 1 });
  expect(counted([now], knowing(old))).toEqual({ ...NONE, news: ['b'], changed: 1 });
  expect(counted([now], knowing(now))).toEqual({ ...NONE, news: [], unchanged: 1 });
  expect(counted([old], knowing(now))).toEqual({ ...NONE, news: ['a'], unchanged: 1 });
});

it('of two states of one second, the one that the provider shows afterwards holds', () => {
  const [first, last] = [product('z', 'before'), product('a', 'after')];
  const news = sortNews([last], knowing(first, last), READ_AT).events;
  expect(news.map(stampOf)).toEqual(['0000000000000000|2026-11-02T11:00:00.999Z|a:final|shop']);
  expect(counted([last], knowing(first, last, ...news))).toEqual({ ...NONE, news: [], unchanged: 1 });
});

it('nothing is said of a second that is not over', () => {
  const at = '2026-11-02T11:59:58Z';
  const [first, last] = [product('z', 'before', at), product('a', 'after', at)];
  expect(counted([last], knowing(first, last))).toEqual({ ...NONE, news: [], unchanged: 1 });
});
