import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { loadWorld, parseScenarios, type Verdict } from '@wherefore/engine';
import { connectGraph, migrate } from '@wherefore/graph';
import { openLog } from '@wherefore/log';
import { openDecisionStream, openQueue } from '@wherefore/queue';
import { borrowNeo4j, SERVER_START_TIMEOUT_MS, startThrowawayRedis } from '@wherefore/testkit';
import { verifyCommand } from '../src/commands/verify.js';

const SHOP = `
title: the shop
why: It is what the command asks.
given:
  products: { tent: { price: 200 }, pegs: { title: Tent pegs, price: 10 }, stove: { stock: 0, price: 60 } }
  customers: { anna: { bought: { tent: 3 days ago } } }
  learned: { complements: { tent: { pegs: 0.6, stove: 0.5 } } }
then: {}
`;
const RIGHT = `
title: The product page sells what goes with the product
why: It is what the page is for.
when: { placement: product, viewing: tent }
then:
  offers: [pegs]
  about: { pegs: { path: Tent -COMPLEMENTS-> Tent pegs } }
  not: { stove: out-of-stock }
`;
const REGULAR = `
scenarios:
  - title: A regular is known
    why: Anna bought a tent.
    when: { placement: post-purchase, customer: anna }
    then: { personalised: true, about: { pegs: { path: anna -PURCHASED-> Tent -COMPLEMENTS-> Tent pegs } } }
  - title: Nothing dear
    why: Five is much.
    when: { placement: product, viewing: tent }
    then: { everyOffer: { maxPrice: 5 }, not: { kettle: } }
`;

let folder: string;
let printed: string;
let stop: () => Promise<void>;
let recorded: () => Promise<number>;
const environment = process.env;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'wherefore-verify-'));
  const [neo4j, redis] = await Promise.all([borrowNeo4j(), startThrowawayRedis()]);
  const { boltUrl: uri, user, password } = neo4j;
  const graph = connectGraph({ uri, user, password });
  await migrate(graph, new Date());
  const queue = await openQueue(redis.url);
  const log = await openLog({ directory: path.join(folder, 'log') });
  const decisions = await openDecisionStream(redis.url);
  const parsed = parseScenarios(SHOP, 'shop.yaml');
  const given = parsed.ok ? parsed.value[0]?.given : null;
  if (given === undefined || given === null) throw new Error('no shop');
  await loadWorld({ graph, live: queue.live, log }, given, new Date());
  recorded = async () => (await decisions.readLatest(10)).length;
  process.env = {
    ...environment,
    NEO4J_URI: uri,
    NEO4J_USER: user,
    NEO4J_PASSWORD: password,
    REDIS_URL: redis.url,
    WHEREFORE_SECRET: 'a secret of the tests, thirty-two long',
    WHEREFORE_FEED_TOKEN: 'a feed token for tests',
  };
  stop = async () => {
    await decisions.close();
    await queue.close();
    await log.close();
    await graph.close();
    neo4j.giveBack();
    await redis.stop();
  };
}, SERVER_START_TIMEOUT_MS);
afterAll(async () => {
  process.env = environment;
  await stop();
  await rm(folder, { recursive: true, force: true });
});

beforeEach(() => {
  printed = '';
  process.exitCode = 0;
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    // Some places, CI among them, get colours.
    printed += stripVTControlCharacters(String(text));
    return true;
  });
});
afterEach(() => {
  process.exitCode = 0;
  jest.restoreAllMocks();
});

async function file(name: string, text: string): Promise<string> {
  const named = path.join(folder, name);
  await mkdir(path.dirname(named), { recursive: true });
  await writeFile(named, text);
  return named;
}

const verify = (...args: string[]) =>
  verifyCommand()
    .exitOverride()
    .configureOutput({ writeErr: () => undefined })
    .parseAsync(args, { from: 'user' });

it('says that a scenario holds', async () => {
  await verify(await file('right.yaml', RIGHT));
  expect(printed).toMatch(/holds +\d+ ms {2}The product page sells what goes with the product/);
  expect(printed).toContain('1 scenario of 1 file: 1 holds, 0 differ.');
  expect(process.exitCode).toBe(0);
});

it('says what differs, what to know, and exits with 1', async () => {
  await verify(await file('regular.yaml', REGULAR));
  expect(printed).toMatch(/holds .*A regular is known/);
  expect(printed).toMatch(
    /differs .*Nothing dear\n +expected every offer to have maxPrice 5, got pegs with price 10/,
  );
  expect(printed).toContain('note: There is no product kettle in the catalogue.');
  expect(printed).toContain('2 scenarios of 1 file: 1 holds, 1 differs.');
  expect(process.exitCode).toBe(1);
});

it('reads folders, and prints JSON', async () => {
  await file('personas/a.yaml', RIGHT);
  await file('personas/more/b.yml', REGULAR);
  await file('personas/notes.txt', 'not a scenario');
  await verify(path.join(folder, 'personas'), '--json');
  const result = JSON.parse(printed) as { scenarios: Verdict[] };
  expect(result).toMatchObject({ holds: 2, differs: 1 });
  expect(result.scenarios.map(({ title, holds }) => [title, holds])).toEqual([
    ['The product page sells what goes with the product', true],
    ['A regular is known', true],
    ['Nothing dear', false],
  ]);
});

it('records nothing', async () => {
  await verify(await file('right.yaml', RIGHT));
  expect(await recorded()).toBe(0);
});

describe('before anything is asked, it refuses', () => {
  it('what is misspelt, with file, scenario and field, all of it at once', async () => {
    const wrong = await file('wrong.yaml', RIGHT.replace('offers:', 'ofers:'));
    const broken = await file('broken.yaml', 'title: [');
    await expect(verify(wrong, broken)).rejects.toMatchObject({
      code: 'BAD_INPUT',
      message: expect.stringMatching(
        /wrong\.yaml: The product page sells .*: then: .*ofers.*\n.*broken\.yaml: file: .*line 1/,
      ),
    });
    expect(printed).toBe('');
  });

  it('a world of its own', async () => {
    const own = await file('own.yaml', SHOP);
    await expect(verify(own)).rejects.toMatchObject({
      code: 'BAD_INPUT',
      message: expect.stringMatching(/own\.yaml: the shop: given: .*leave it out/),
    });
  });

  it('a path that does not exist, a folder without scenarios, and no path at all', async () => {
    await mkdir(path.join(folder, 'empty'));
    await expect(verify(path.join(folder, 'nowhere'))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(verify(path.join(folder, 'empty'))).rejects.toMatchObject({ code: 'BAD_INPUT' });
    await expect(verify()).rejects.toThrow(/missing required argument/);
  });
});
