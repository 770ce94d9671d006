import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { type DecisionRecord, type Offer, OfferRequest, type OfferRequestInput } from '@wherefore/contracts';
import {
  addTerm,
  type Decided,
  decideOffers,
  type Desk,
  explainOffered,
  explainProduct,
  featureFreshness,
  learnEpoch,
  loadTerms,
  offer,
  openDesk,
  openTermDesk,
  publishFeatures,
  publishWantedFeatures,
  removeTerm,
  replayDecision,
  suppose,
  type TermDesk,
  type TermFiles,
  termFilesIn,
} from '@wherefore/engine';
import { openDecisionLog } from '@wherefore/log';
import { openDecisionStream } from '@wherefore/queue';
import { SERVER_START_TIMEOUT_MS } from '@wherefore/testkit';
import { event } from './support/events.js';
import { TOY_NOW, toyShop } from './support/toy-shop.js';
import { openWorld, type World } from './support/world.js';

const modelFile = (name: string): string => path.join(__dirname, `../../onnx/test/fixtures/${name}.onnx`);
const later = (hours: number): Date => new Date(TOY_NOW.getTime() + hours * 3_600_000);

/** .25 x product_orders - .1 x customer_days_since_order + .5: what everybody buys is pushed down. */
const UNPOPULAR = {
  name: 'unpopular',
  inputs: ['product_orders', { feature: 'customer_days_since_order', missing: 30 }],
  output: 'score',
  coefficient: -0.2,
  bounds: [-50, 50],
  withinMs: 500,
};
const WHO = { who: 'ann', why: 'to try it' };

let world: World;
let directory: string;
let files: TermFiles;
let desk: Desk;
let reads = 0;
const termDesks: TermDesk[] = [];

/** A desk as a process has it that has just started. */
function freshDesk(): Desk {
  const { graph, keyring, queue } = world;
  const features = {
    ...queue.features,
    read: (asked: Parameters<typeof queue.features.read>[0]) => {
      reads += 1;
      return queue.features.read(asked);
    },
  };
  const terms = openTermDesk({ features, files, patienceMs: 20_000 });
  termDesks.push(terms);
  return openDesk({ graph, keyring, live: queue.live, consentDefault: true, terms });
}

const parts = () => ({
  graph: world.graph,
  files,
  announce: () => world.queue.live.touch({ models: true }),
});

async function add(model: string, contract: object): Promise<Awaited<ReturnType<typeof addTerm>>> {
  const asked = { model: await readFile(modelFile(model)), contract: JSON.stringify(contract), ...WHO };
  return addTerm(parts(), asked, TOY_NOW);
}

async function register(model: string, contract: object): Promise<string> {
  const added = await add(model, contract);
  if (!added.ok) throw new Error(added.refusal.message);
  return added.value.hash;
}

const remove = (name: string) => removeTerm(parts(), { name, ...WHO }, TOY_NOW);

async function decide(
  request: OfferRequestInput = { customer: 'c000' },
  now = TOY_NOW,
  at = desk,
): Promise<Decided> {
  const decided = await decideOffers(at, OfferRequest.parse({ placement: 'home', ...request }), { now });
  if (!decided.ok) throw new Error(decided.refusal.message);
  return decided.value;
}

const idsOf = ({ decision }: Decided): string[] => decision.offers.map(({ product }) => product.id);
const modelsOf = ({ because }: Offer) => because.contributions.filter(({ kind }) => kind === 'model');
const publish = (now: Date) => publishFeatures({ log: world.log, features: world.queue.features }, now);

function recalled(decided: Decided) {
  const { body, snapshots } = decided.record();
  const bodies = new Map(snapshots.map((snapshot) => [snapshot.hash, snapshot.body]));
  return {
    record: JSON.parse(body) as DecisionRecord,
    snapshot: (hash: string) => bodies.get(hash) ?? null,
  };
}

beforeAll(async () => {
  directory = await mkdtemp(path.join(os.tmpdir(), 'wherefore-test-terms-'));
  files = termFilesIn(directory);
  world = await openWorld();
}, SERVER_START_TIMEOUT_MS);
beforeAll(async () => {
  await world.apply(toyShop());
  await learnEpoch(world, { now: TOY_NOW, options: { minLift: 1.2 } });
  desk = freshDesk();
  await publish(TOY_NOW);
}, 120_000);
afterAll(async () => {
  await Promise.all(termDesks.map((one) => one.close()));
  await rm(directory, { recursive: true, force: true });
  await world.close();
});

it('reads no features where no model wants any', async () => {
  const decided = await decide();
  expect(idsOf(decided).length).toBeGreaterThan(2);
  expect(decided.decision.models).toBeUndefined();
  expect(reads).toBe(0);
});

describe('a model that adds to scores', () => {
  let before: Decided;
  beforeAll(async () => {
    before = await decide();
    await register('linear', UNPOPULAR);
  });
  afterAll(() => remove('unpopular'));

  it('is registered by the hash of its file, with who and why, and in the audit trail', async () => {
    const [term] = (await loadTerms(world.graph)).terms;
    expect(term).toMatchObject({ by: 'ann', why: 'to try it', contract: { name: 'unpopular' } });
    expect(term?.version).toMatch(/^t-[0-9a-f]{12}$/);
    const [row] = await world.graph.runText(
      `MATCH (a:Audit {what: 'models.add-term'}) RETURN a.who AS who, a.after AS after`,
    );
    expect(row).toMatchObject({ who: 'ann', after: expect.stringContaining(term?.hash ?? '?') });
  });

  it('changes the order by what it says, and its contributions add up with the others', async () => {
    const decided = await decide();
    expect(reads).toBe(1);
    expect(idsOf(decided)).not.toEqual(idsOf(before));
    expect([...idsOf(decided)].sort()).toEqual([...idsOf(before)].sort());
    for (const one of decided.decision.offers) {
      const [model, ...others] = modelsOf(one);
      expect(others).toEqual([]);
      expect(model).toMatchObject({ source: 'model:unpopular', label: 'Model unpopular', coefficient: -0.2 });
      expect(model?.value).toBe(-0.2 * (model?.strength ?? NaN));
      const sum = one.because.contributions.reduce((total, { value }) => total + value, 0);
      expect(Math.abs(sum - one.score)).toBeLessThan(1e-9);
      const was = before.decision.offers.find(({ product }) => product.id === one.product.id);
      expect(Math.abs(one.score - (was?.score ?? NaN) - (model?.value ?? NaN))).toBeLessThan(1e-12);
    }
  });

  it('says what a look at the features gives', async () => {
    const { offers } = (await decide()).decision;
    const asked = {
      customer: world.keyring.pseudonym('c000'),
      products: offers.map(({ product }) => product.id),
      entities: ['customer', 'product'] as const,
    };
    const reading = await world.queue.features.read(asked);
    const days = reading.customer?.[2] ?? NaN;
    expect(days).toBeGreaterThan(0);
    for (const one of offers) {
      const orders = reading.products.get(one.product.id)?.[0] ?? 0;
      expect(modelsOf(one)[0]?.strength).toBeCloseTo(0.25 * orders - 0.1 * days + 0.5, 4);
    }
  });

  it('taken away, lets the scores fall by what was said, in what was recorded too', async () => {
    const decided = await decide();
    for (const inputs of [decided.inputs, (await replayDecision(desk, recalled(decided))).decided.inputs]) {
      const without = await suppose(desk, inputs, { withoutModels: true });
      expect(idsOf(without)).toEqual(idsOf(before));
      for (const one of decided.decision.offers) {
        const plain = without.decision.offers.find(({ product }) => product.id === one.product.id);
        const said = modelsOf(one)[0]?.value ?? NaN;
        expect(Math.abs(one.score - (plain?.score ?? NaN) - said)).toBeLessThan(1e-12);
      }
    }
  });

  it('is replayed to the last digit without being asked, also when its file is gone', async () => {
    const decided = await decide();
    const kept = recalled(decided);
    reads = 0;
    const { equal, differences, decided: again } = await replayDecision(desk, kept);
    expect({ equal, differences }).toEqual({ equal: true, differences: [] });
    expect(recalled(again).record.offers).toEqual(kept.record.offers);
    expect(recalled(again).record.models).toEqual(kept.record.models);
    expect(reads).toBe(0);
  });

  it('is told by `why`, of what was offered and of what was not', async () => {
    const request = OfferRequest.parse({ customer: 'c000', placement: 'home' });
    const { offers } = (await decide()).decision;
    const [last] = offers.slice(-1);
    const asked = { request, product: last?.product.id ?? '' };
    const explained = await explainProduct(desk, asked, { now: TOY_NOW });
    if (!explained.ok) throw new Error(explained.refusal.message);
    expect(explained.value.offer.score).toBe(last?.score);
    expect(modelsOf(explained.value.offer)).toEqual(last === undefined ? [] : modelsOf(last));
    expect(explained.value.notes).toEqual([]);
  });

  it('is told of a recorded decision as it was added then', async () => {
    const decisions = await openDecisionStream(world.redisUrl);
    const log = await openDecisionLog({ directory });
    const record = { keyring: world.keyring, decisions, decisionLog: () => Promise.resolve(log) };
    const request = OfferRequest.parse({ customer: 'c000', placement: 'home' });
    const offered = await offer({ ...record, desk }, request, { now: TOY_NOW });
    if (!offered.ok) throw new Error(offered.refusal.message);
    const [first] = offered.value.offers;
    const asked = { decision: offered.value.id ?? '', product: first?.product.id ?? '' };
    const told = await explainOffered({ ...record, desk }, asked);
    if (!told.ok || first === undefined) throw new Error('it was offered');
    expect(modelsOf(told.value)).toEqual(modelsOf(first));
    decisions.close();
    await log.close();
  });

  it('is not given what is too old, and the decision says so', async () => {
    const late = await decide({ customer: 'c000' }, later(2));
    expect(late.decision.models?.[0]).toMatchObject({
      leftOut: null,
      stale: [{ feature: 'customer_days_since_order', at: TOY_NOW.toISOString() }],
    });
    expect(late.decision.notes).toContainEqual(expect.stringContaining('customer_days_since_order is as of'));
    expect(recalled(late).record.models?.[0]?.stale).toHaveLength(1);
    const { queue } = world;
    const { products } = await queue.features.read({
      customer: null,
      products: ['mug'],
      entities: ['product'],
    });
    const mug = late.decision.offers.find(({ product }) => product.id === 'mug');
    const [orders = 0] = products.get('mug') ?? [];
    expect(mug && modelsOf(mug)[0]?.strength).toBeCloseTo(0.25 * (orders ?? 0) - 0.1 * 30 + 0.5, 4);
    const states = new Map(
      (await featureFreshness(queue.features, later(2))).map(({ feature, state }) => [feature.name, state]),
    );
    expect(states.get('customer_orders')).toBe('stale');
    expect(states.get('product_orders')).toBe('fresh');
    const wanted = await publishWantedFeatures(
      { graph: world.graph, log: world.log, features: queue.features },
      later(2),
    );
    expect(wanted.map(({ entity }) => entity)).toEqual(['product', 'customer']);
    expect((await decide({ customer: 'c000' }, later(2))).decision.models?.[0]?.stale).toEqual([]);
    await publish(TOY_NOW);
  });

  it('adds nothing where what it needs is too old, and the decision says so', async () => {
    const late = await decide({ customer: 'c000' }, later(30));
    expect(late.decision.models?.[0]).toMatchObject({
      leftOut: 'product_orders is too old, and its contract has no value for that',
      strengths: [],
    });
    expect(late.decision.degraded).toContainEqual(expect.stringMatching(/^model unpopular: product_orders/));
    expect(late.decision.offers.flatMap(modelsOf)).toEqual([]);
    expect((await replayDecision(desk, recalled(late))).differences).toEqual([]);
  });

  it('is told nothing of a customer who has not agreed to be known', async () => {
    await world.apply([
      event('consent.changed', { customer: 'c006', purpose: 'personalisation', granted: false }),
    ]);
    const { decision } = await decide({ customer: 'c006' });
    const { decision: stranger } = await decide({});
    expect(decision.personalised).toBe(false);
    expect(decision.models?.[0]?.strengths).toEqual(stranger.models?.[0]?.strengths);
    expect(decision.offers.flatMap(modelsOf).length).toBeGreaterThan(0);
  });
});

describe('a model that cannot be used', () => {
  it('is refused with what is wrong with its contract', async () => {
    expect(await add('linear', { ...UNPOPULAR, inputs: ['product_orders', 'shoe_size'] })).toMatchObject({
      refusal: { code: 'invalid', message: expect.stringContaining('there is no feature shoe_size') },
    });
    expect(await add('linear', { ...UNPOPULAR, inputs: ['product_orders'] })).toMatchObject({
      refusal: {
        message: 'the model: its input is [rows, 2], and the contract names 1 feature',
      },
    });
    expect(await add('linear', { ...UNPOPULAR, output: 'label' })).toMatchObject({
      refusal: { message: expect.stringContaining('it has no output "label"; it has score') },
    });
    expect(await add('linear', { ...UNPOPULAR, bounds: [1, 1] })).toMatchObject({
      refusal: { message: expect.stringContaining('bounds must rise') },
    });
    expect(await loadTerms(world.graph)).toEqual({ terms: [], unreadable: [] });
  });

  it('is not asked when its file is another than was registered', async () => {
    const hash = await register('linear', UNPOPULAR);
    const file = path.join(directory, 'models', `${hash}.onnx`);
    await writeFile(file, await readFile(modelFile('fails')));
    const other = freshDesk();
    const decided = await decide({ customer: 'c000' }, TOY_NOW, other);
    expect(decided.decision.degraded).toEqual([
      'model unpopular: its file is not the one that was registered',
    ]);
    expect(idsOf(decided).length).toBeGreaterThan(2);
    await register('linear', UNPOPULAR);
    const mended = await decide({ customer: 'c000' }, TOY_NOW, other);
    expect(mended.decision.degraded).toEqual([]);
    expect(mended.decision.offers.flatMap(modelsOf).length).toBeGreaterThan(0);
    await remove('unpopular');
  });

  it('is left out, and said to be, when its contract cannot be read any more', async () => {
    await register('linear', UNPOPULAR);
    await world.graph.runText(`MATCH (t:ScoreTerm) SET t.contract = '{"name": "unpopular"}'`);
    await world.queue.live.touch({ models: true });
    const { decision } = await decide();
    expect(decision.notes).toContain('The model unpopular adds nothing: its contract cannot be read.');
    expect(decision.models).toBeUndefined();
    await remove('unpopular');
    expect((await decide()).decision.notes).toEqual([]);
  });

  it('fails, and offers are answered without it', async () => {
    await register('fails', { ...UNPOPULAR, name: 'fails', inputs: ['product_orders'] });
    const decided = await decide();
    expect(decided.decision.degraded).toEqual([expect.stringMatching(/^model fails: .*out of data bounds/s)]);
    expect(decided.decision.offers.flatMap(modelsOf)).toEqual([]);
    expect(idsOf(decided).length).toBeGreaterThan(2);
    await remove('fails');
    expect((await decide()).decision.models).toBeUndefined();
  });

  it('is late, and offers are answered without it in time', async () => {
    await register('slow', { ...UNPOPULAR, name: 'slow', inputs: ['product_orders'], withinMs: 30 });
    // Until the model is there, its desk waits for it.
    const early = await decide();
    const decided = await decide();
    for (const { decision } of [early, decided]) {
      expect(decision.degraded).toEqual([
        expect.stringMatching(/^model slow: it (did not answer within 30 ms|has not answered)/),
      ]);
      expect(decision.offers.flatMap(modelsOf)).toEqual([]);
    }
    expect(idsOf(decided).length).toBeGreaterThan(2);
    expect((await replayDecision(desk, recalled(decided))).differences).toEqual([]);
    expect(decided.decision.tookMs).toBeLessThan(1_000);
    await remove('slow');
  });
});
