import {
  fetchTransport,
  findDeleted,
  pollChanges,
  readRecords,
  type SourceOutcome,
} from '@wherefore/connectors';
import type { Event } from '@wherefore/contracts';
import { type FakeRecord, FakeProvider, type Mischief } from './fake-provider.js';
import { FIXTURES } from './fixtures/all.js';
import { NOW, type SourceFixture } from './source-fixture.js';

const POLLED = FIXTURES.flatMap((fixture) => {
  const { dialect } = fixture;
  const { polling, name } = fixture.connector;
  return dialect === null || polling === null ? [] : [{ name, fixture, dialect, polling }];
});

/** What a failed page costs before it is asked for again, and what there is to say when it stays so. */
const MISCHIEFS: readonly (readonly [string, Mischief, string])[] = [
  ['an error of the server', { as: 'status', status: 500 }, 'unavailable'],
  ['an overload', { as: 'status', status: 503 }, 'unavailable'],
  ['too many calls', { as: 'status', status: 429 }, 'rate-limited'],
  ['a body cut short', { as: 'truncated' }, 'truncated'],
  ['half of the JSON', { as: 'cut-json' }, 'unreadable'],
  ['a page of another type', { as: 'html' }, 'unreadable'],
  ['a broken connection', { as: 'reset' }, 'unreachable'],
  ['no answer', { as: 'silence' }, 'timeout'],
];

describe.each(POLLED)('polling $name', ({ fixture, dialect, polling }) => {
  const provider = new FakeProvider(dialect);
  let baseUrl = '';
  let waits: number[] = [];
  beforeAll(async () => {
    baseUrl = await provider.start();
  });
  afterAll(() => provider.stop());
  beforeEach(() => {
    provider.reset();
    waits = [];
  });

  const runtime = (timeoutMs = 5_000) => ({
    send: fetchTransport({ fetch, baseUrl, headers: { authorization: 'x' }, timeoutMs, maxBytes: 8_000_000 }),
    now: () => NOW.getTime(),
    wait: (ms: number) => Promise.resolve(void waits.push(ms)),
    retry: { attempts: 3, firstWaitMs: 1_000, maxWaitMs: 60_000 },
  });

  async function poll(mark: string | null, timeoutMs?: number) {
    const walk = pollChanges(
      polling,
      { kind: dialect.kind, mark, context: fixture.context },
      runtime(timeoutMs),
    );
    const outcomes: SourceOutcome[] = [];
    for (;;) {
      const step = await walk.next();
      if (step.done === true)
        return { outcomes, events: outcomes.flatMap(({ events }) => events), end: step.value };
      outcomes.push(step.value);
    }
  }

  const pages = dialect.pageSize;
  const everybody = (count: number) => Array.from({ length: count }, (_, at) => record(at + 1));

  it("reads page after page, every record once, and ends with a mark on the provider's clock", async () => {
    provider.store = everybody(2 * pages + 3);
    provider.clock = new Date('2026-11-02T11:00:00Z');
    const { events, end, outcomes } = await poll(null);
    expect(end).toEqual({ ok: true, value: expect.objectContaining({ mark: '2026-11-02T11:00:00.000Z' }) });
    expect(numbersOf(events)).toEqual(numbersIn(provider.store));
    expect(outcomes.flatMap(({ rejects }) => rejects)).toEqual([]);
    expect((await poll(null)).events.map(({ id }) => id)).toEqual(events.map(({ id }) => id));
  });

  it('does not believe a clock that is ahead: the next reading would begin after what is to come', async () => {
    provider.store = everybody(3);
    provider.clock = new Date(NOW.getTime() + 86_400_000);
    const { end } = await poll(null);
    expect(end).toEqual({ ok: true, value: expect.objectContaining({ mark: NOW.toISOString() }) });
  });

  it.each(MISCHIEFS)('asks again after %s', async (_what, mischief, reason) => {
    provider.store = everybody(3);
    provider.mischiefs = [mischief, mischief];
    const { events, end } = await poll(null, 300);
    expect(end.ok).toBe(true);
    expect(numbersOf(events)).toEqual(numbersIn(provider.store));
    expect(waits.slice(0, 2)).toEqual([1_000, 2_000]);

    provider.mischiefs = Array.from({ length: 3 }, () => mischief);
    const failed = await poll(null, 300);
    expect(failed.events).toEqual([]);
    expect(failed.end).toEqual({ ok: false, refusal: expect.objectContaining({ reason }) });
  });

  it.each([
    ['401', 'unauthorised'],
    ['403', 'unauthorised'],
    ['400', 'refused'],
    ['404', 'refused'],
    ['302', 'refused'],
  ])('does not ask again after %s', async (status, reason) => {
    provider.store = everybody(1);
    provider.mischiefs = [{ as: 'status', status: Number(status) }];
    expect((await poll(null)).end).toEqual({ ok: false, refusal: expect.objectContaining({ reason }) });
    expect(provider.asked).toHaveLength(1);
  });

  it('waits as long as it is asked to, and no longer than it may', async () => {
    provider.store = everybody(1);
    const status = 429;
    const date = new Date(NOW.getTime() + 7_000).toUTCString();
    provider.mischiefs = [
      { as: 'status', status, retryAfter: '2.5' },
      { as: 'status', status, retryAfter: date },
    ];
    expect((await poll(null)).end.ok).toBe(true);
    expect(waits.slice(0, 2)).toEqual([2_500, 7_000]);
    provider.mischiefs = [{ as: 'status', status, retryAfter: '3600' }];
    const { end } = await poll(null);
    const retryAt = new Date(NOW.getTime() + 3_600_000).toISOString();
    expect(end).toEqual({ ok: false, refusal: expect.objectContaining({ reason: 'rate-limited', retryAt }) });
  });

  it('keeps what it read before a page failed, and gives no mark', async () => {
    provider.store = everybody(pages + 5);
    provider.mischiefs = [
      undefined,
      ...Array.from({ length: 3 }, () => ({ as: 'status' as const, status: 500 })),
    ];
    const { events, end } = await poll('2026-11-01T00:00:00.000Z');
    expect(end.ok).toBe(false);
    expect(numbersOf(events)).toHaveLength(pages);
  });

  it('loses nothing when records change and go while pages are read', async () => {
    provider.store = everybody(3 * pages);
    const steady = provider.store.slice(pages);
    let moved = 0;
    provider.between = () => {
      // Of those read already some go and some change: pages that are numbered shift.
      provider.store = provider.store.filter(({ id }) => Number(id) !== 1 + moved * 2);
      const changed = provider.store.find(({ id }) => Number(id) === 2 + moved * 2);
      if (changed !== undefined)
        provider.store = [
          ...provider.store.filter((one) => one !== changed),
          { ...changed, changedAt: '2026-11-02T11:59:00Z' },
        ];
      moved = Math.min(moved + 1, 20);
    };
    for (const mark of [null, '2026-10-01T00:00:00.000Z']) {
      const read = await poll(mark);
      expect(read.end.ok).toBe(true);
      const found = new Set(numbersOf(read.events));
      expect(steady.filter(({ id }) => !found.has(Number(id)))).toEqual([]);
    }
  });

  it('asks for what changed since the mark, and a little before it', async () => {
    provider.store = everybody(6).map((one, at) => ({
      ...one,
      changedAt: new Date(NOW.getTime() - at * 50_000).toISOString().replace('.000Z', 'Z'),
    }));
    const mark = new Date(NOW.getTime() - 10_000).toISOString();
    const { events } = await poll(mark);
    const reach = NOW.getTime() - 10_000 - polling.overlapSeconds * 1000;
    expect(numbersOf(events)).toEqual(
      numbersIn(provider.store.filter(({ changedAt }) => Date.parse(changedAt) >= reach)),
    );
    expect(polling.overlapSeconds).toBeGreaterThanOrEqual(60);
  });

  it('ends where a page leads to itself, or in a circle', async () => {
    provider.store = everybody(2 * pages + 1);
    provider.stuck = true;
    const { end } = await poll('2026-10-01T00:00:00.000Z');
    if (dialect.numbered !== true)
      expect(end).toEqual({ ok: false, refusal: expect.objectContaining({ reason: 'endless' }) });
    expect(provider.asked.length).toBeLessThan(50);
  });

  it('repairs what no webhook brought: creates, changes and deletions, and then finds nothing more', async () => {
    provider.store = everybody(40);
    const { end } = await poll(null);
    if (!end.ok) throw new Error('not read');
    const { mark } = end.value;
    const [first, second, ...others] = provider.store;
    if (first === undefined || second === undefined) throw new Error('nothing there');
    const since = new Date(Date.parse(mark) + 60_000).toISOString().replace('.000Z', 'Z');
    provider.clock = new Date(Date.parse(mark) + 120_000);
    provider.store = [
      { ...first, changedAt: since, deleted: true },
      { ...second, changedAt: since },
      ...others,
      { ...record(41), changedAt: since },
    ];
    const known = new Set([...everybody(40), record(41)].map((one) => idAs(fixture, one)));
    const repaired = await poll(mark);
    const deleted = await findDeleted(
      polling,
      { kind: dialect.kind, known, context: fixture.context },
      runtime(),
    );
    if (!deleted.ok) throw new Error(deleted.refusal.detail);
    const all = [...repaired.events, ...deleted.value.outcome.events];
    expect(numbersOf(all.filter(isEnd))).toEqual([1]);
    expect(numbersOf(all.filter((event) => !isEnd(event)))).toEqual(expect.arrayContaining([2, 41]));

    const again = await poll(mark);
    expect(again.events.map(({ id }) => id)).toEqual(repaired.events.map(({ id }) => id));
  });

  it('believes a deletion only after asking for the record, and not very many at once', async () => {
    if (polling.listing(dialect.kind) === null) return;
    provider.store = everybody(40);
    const known = new Set(provider.store.map((one) => idAs(fixture, one)));
    const hidden = provider.store[4];
    provider.hidden = hidden?.id;
    const query = { kind: dialect.kind, known, context: fixture.context };
    const spared = await findDeleted(polling, query, runtime());
    expect(spared.ok && spared.value.outcome.events.filter(isEnd)).toEqual([]);

    provider.store = provider.store.slice(0, 5);
    const refusal = {
      reason: 'implausible',
      detail: expect.stringContaining('35 of 40') as string,
      retryAt: null,
    };
    expect(await findDeleted(polling, query, runtime())).toEqual({ ok: false, refusal });
  });

  it('reads single records in as many calls as it takes, and leaves out those that are gone', async () => {
    provider.store = everybody(polling.maxIds + 5);
    const ids = [...provider.store, record(9_999)].map((one) => idAs(fixture, one));
    const read = await readRecords(polling, { kind: dialect.kind, ids }, runtime());
    if (!read.ok) throw new Error(read.refusal.detail);
    expect(new Set(read.value.map((one) => polling.idOf(one)))).toEqual(new Set(ids.slice(0, -1)));
    expect(provider.asked.length).toBeGreaterThan(1);
  });

  it('stops reading a reply that is too large', async () => {
    provider.store = everybody(50);
    const send = fetchTransport({ fetch, baseUrl, headers: {}, timeoutMs: 5_000, maxBytes: 50 });
    const [id] = provider.store.map((one) => idAs(fixture, one));
    const read = await readRecords(polling, { kind: dialect.kind, ids: [id ?? ''] }, { ...runtime(), send });
    expect(read).toEqual({ ok: false, refusal: expect.objectContaining({ reason: 'too-large' }) });
  });
});

const record = (number: number): FakeRecord => ({
  id: String(number),
  changedAt: new Date(Date.parse('2026-11-01T00:00:00Z') + Math.floor(number / 3) * 1000)
    .toISOString()
    .replace('.000Z', 'Z'),
});

const idAs = ({ dialect }: SourceFixture, { id }: FakeRecord): string => dialect?.idAs?.(id) ?? id;

const isEnd = ({ type, payload }: Event): boolean =>
  type.endsWith('.deleted') || ('status' in payload && payload.status === 'closed');

/** The numbers of the records that events are about. */
function numbersOf(events: readonly Event[]): number[] {
  const about = events.flatMap(({ payload }) => {
    const id =
      'ticket' in payload
        ? payload.ticket
        : 'product' in payload
          ? payload.product
          : 'customer' in payload
            ? payload.customer
            : undefined;
    const digits = /(\d+)(?:AA0)?$/.exec(id ?? '')?.[1];
    return digits === undefined ? [] : [Number(digits)];
  });
  return [...new Set(about)].sort((a, b) => a - b);
}

const numbersIn = (store: readonly FakeRecord[]): number[] =>
  store.map(({ id }) => Number(id)).sort((a, b) => a - b);
