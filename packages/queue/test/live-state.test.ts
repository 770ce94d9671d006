import { SERVER_START_TIMEOUT_MS } from '@wherefore/testkit';
import { type OpenRedis, openRedis } from './support/open-redis.js';

let opened: OpenRedis;
let redis: OpenRedis['redis'];
let queue: OpenRedis['queue'];
beforeAll(async () => {
  opened = await openRedis();
  ({ redis, queue } = opened);
}, SERVER_START_TIMEOUT_MS);
afterAll(() => opened.close());
beforeEach(() => redis.flushall());

const CHANGES = 'wherefore:live:changes';

it('tells each reader what has changed since they asked last, once', async () => {
  const { live } = queue;
  const { position } = await live.changesSince(null);
  await live.touch({ visitors: ['ann'], products: ['tent'] });
  await live.touch({ knowledge: true });
  await live.addRejections({ customer: 'ben', session: 's1' }, [
    { id: 'e1', product: 'tent' as never, at: 1, channel: null, campaign: null },
  ]);
  const changes = await live.changesSince(position);
  expect(changes).toMatchObject({
    visitors: ['ann'],
    marked: ['ben', 's1'],
    products: ['tent'],
    everyProduct: false,
    knowledge: true,
  });
  await live.touch({ everyProduct: true });
  expect(await live.changesSince(changes.position)).toMatchObject({
    visitors: [],
    products: [],
    everyProduct: true,
    knowledge: false,
    gap: false,
  });
});

it('says that there is a gap when what a reader has missed is not kept any more', async () => {
  const { live } = queue;
  await live.touch({ products: ['a'] });
  const { position } = await live.changesSince(null);
  await live.touch({ products: ['b'] });
  await live.touch({ products: ['c'] });
  expect(await live.changesSince(position)).toMatchObject({ products: ['b', 'c'], gap: false });
  await redis.xtrim(CHANGES, 'MAXLEN', 1);
  expect(await live.changesSince(position)).toMatchObject({ products: ['c'], gap: true });
  await redis.flushall();
  const lost = await live.changesSince(position);
  expect(lost.gap).toBe(true);
  expect(await live.changesSince(lost.position)).toMatchObject({ products: [], gap: false });
});

it('says that there is a gap also to a reader who began when nothing had changed yet', async () => {
  const { live } = queue;
  const { position } = await live.changesSince(null);
  expect(await live.changesSince(position)).toMatchObject({ products: [], gap: false });
  await live.touch({ products: ['a'] });
  await live.touch({ products: ['b'] });
  await redis.xtrim(CHANGES, 'MAXLEN', 1);
  expect(await live.changesSince(position)).toMatchObject({ products: ['b'], gap: true });
});
