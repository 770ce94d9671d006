import {
  listPlacements,
  listPlacementVersions,
  loadPlacements,
  rollBackPlacement,
  savePlacement,
  withdrawPlacement,
} from '@wherefore/engine';
import { connectGraph, type Graph, listChanges, migrate } from '@wherefore/graph';
import { borrowNeo4j, SERVER_START_TIMEOUT_MS } from '@wherefore/testkit';

let graph: Graph;
let close: () => Promise<void>;
let announced = 0;
const parts = () => ({
  graph,
  announce: () => {
    announced += 1;
    return Promise.resolve();
  },
});
const NOW = new Date('2026-11-24T12:00:00.000Z');
const by = { who: 'anna', why: 'Autumn' };
const kiosk = (rest: object = {}) => ({ id: 'kiosk', name: 'Kiosk', intents: { discover: 1 }, ...rest });
const placement = async (id: string) => (await loadPlacements(graph)).find((one) => one.id === id);

beforeAll(async () => {
  const server = await borrowNeo4j();
  graph = connectGraph({ uri: server.boltUrl, user: server.user, password: server.password });
  close = async () => {
    await graph.close();
    server.giveBack();
  };
  await migrate(graph, NOW);
}, SERVER_START_TIMEOUT_MS);
afterAll(() => close());
beforeEach(async () => {
  announced = 0;
  await graph.runText('MATCH (n:Placement|PlacementVersion|Audit) DETACH DELETE n');
});

describe('before anything is saved', () => {
  it('the defaults hold', async () => {
    const states = await listPlacements(graph);
    expect(states.map(({ placement: { id } }) => id)).toEqual(
      expect.arrayContaining(['home', 'product', 'cart', 'email', 'push']),
    );
    expect(new Set(states.map(({ version, active }) => `${version} ${active}`))).toEqual(new Set(['0 true']));
    expect(await listPlacementVersions(graph, 'home')).toEqual([]);
  });
});

describe('saving', () => {
  it('adds a placement, complete with what it left out, and tells everybody', async () => {
    expect(await savePlacement(parts(), { config: kiosk(), ...by }, NOW)).toEqual({
      ok: true,
      value: { id: 'kiosk', version: 1 },
    });
    expect(announced).toBe(1);
    expect(await placement('kiosk')).toMatchObject({ channel: 'web', coolDownDays: 30, slots: 20 });
  });

  it('changes a default, and keeps every version', async () => {
    const home = { id: 'home', name: 'Start', intents: { discover: 1 } };
    await savePlacement(parts(), { config: { ...home, slots: 4 }, ...by }, NOW);
    await savePlacement(parts(), { config: { ...home, slots: 8 }, who: 'ben', why: 'More' }, NOW);
    expect(await placement('home')).toMatchObject({ name: 'Start', slots: 8 });
    expect((await loadPlacements(graph)).filter(({ id }) => id === 'home')).toHaveLength(1);
    expect(await listPlacementVersions(graph, 'home')).toMatchObject([
      { version: 2, owner: 'ben', reason: 'More', placement: { slots: 8 } },
      { version: 1, owner: 'anna', reason: 'Autumn', placement: { slots: 4 } },
    ]);
  });

  it.each([
    [{ slots: 0 }, 'slots'],
    [{ intents: {} }, 'intents'],
    [{ intents: { discover: 2 } }, 'intents.discover'],
    [{ constraints: { quietHours: { from: 25, to: 8 } } }, 'constraints.quietHours.from'],
    [{ id: 'Kiosk!' }, 'id'],
    [{ minPropensty: 0.1 }, 'minPropensty'],
    [{ diversity: { lamda: 0.5 } }, 'diversity.lamda'],
  ])('refuses %j and names the field', async (wrong, field) => {
    const saved = await savePlacement(parts(), { config: kiosk(wrong), ...by }, NOW);
    expect(saved).toMatchObject({
      ok: false,
      refusal: { code: 'invalid', fields: [{ field, problem: expect.stringMatching(/./) }] },
    });
    expect(await placement('kiosk')).toBeUndefined();
    expect(announced).toBe(0);
  });

  it('refuses a change without a reason, and what is no configuration at all', async () => {
    expect(await savePlacement(parts(), { config: kiosk(), who: 'anna', why: ' ' }, NOW)).toMatchObject({
      refusal: { fields: [{ field: 'why' }] },
    });
    expect(await savePlacement(parts(), { config: 'kiosk', ...by }, NOW)).toMatchObject({
      refusal: { fields: [{ field: 'placement' }] },
    });
  });

  it('refuses a change made from a version that is no longer the newest, and leaves nothing behind', async () => {
    expect(await savePlacement(parts(), { config: kiosk(), ...by, basedOn: 3 }, NOW)).toMatchObject({
      refusal: { code: 'outdated' },
    });
    expect(await graph.runText('MATCH (n:Placement|PlacementVersion|Audit) RETURN n')).toEqual([]);
    await savePlacement(parts(), { config: kiosk(), ...by, basedOn: 0 }, NOW);
    expect(await savePlacement(parts(), { config: kiosk(), ...by, basedOn: 0 }, NOW)).toMatchObject({
      refusal: { code: 'outdated', message: expect.stringContaining('version 1 holds') },
    });
  });
});

describe('many at once', () => {
  it('each get a version of their own', async () => {
    const slots = [1, 2, 3, 4, 5, 6, 7, 8];
    const saved = await Promise.all(
      slots.map((one) => savePlacement(parts(), { config: kiosk({ slots: one }), ...by }, NOW)),
    );
    expect(saved.map((one) => (one.ok ? one.value.version : 0)).sort()).toEqual(slots);
    const versions = await listPlacementVersions(graph, 'kiosk');
    expect(versions.map(({ version }) => version)).toEqual([...slots].reverse());
    expect(await placement('kiosk')).toEqual(versions[0]?.placement);
  });

  it('one wins where all were made from the same version', async () => {
    const saved = await Promise.all(
      [1, 2, 3, 4].map((slots) =>
        savePlacement(parts(), { config: kiosk({ slots }), ...by, basedOn: 0 }, NOW),
      ),
    );
    expect(saved.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await listPlacementVersions(graph, 'kiosk')).toHaveLength(1);
  });
});

describe('going back', () => {
  beforeEach(async () => {
    await savePlacement(parts(), { config: kiosk({ slots: 4 }), ...by }, NOW);
    await savePlacement(parts(), { config: kiosk({ slots: 8 }), ...by }, NOW);
  });

  it('lets an earlier version hold again, as a new one', async () => {
    const back = { placement: 'kiosk', version: 1, who: 'ben', why: 'Too many' };
    expect(await rollBackPlacement(parts(), back, NOW)).toEqual({
      ok: true,
      value: { id: 'kiosk', version: 3 },
    });
    expect(await placement('kiosk')).toMatchObject({ slots: 4 });
    expect((await listPlacementVersions(graph, 'kiosk'))[0]).toMatchObject({
      version: 3,
      owner: 'ben',
      reason: 'Back to version 1: Too many',
    });
  });

  it('refuses a version there never was', async () => {
    const back = { placement: 'kiosk', version: 7, ...by };
    expect(await rollBackPlacement(parts(), back, NOW)).toMatchObject({
      refusal: { code: 'unknown-version' },
    });
    expect(await rollBackPlacement(parts(), { ...back, placement: 'attic' }, NOW)).toMatchObject({
      refusal: { code: 'unknown-version' },
    });
    expect(await graph.runText("MATCH (p:Placement {id: 'attic'}) RETURN p")).toEqual([]);
  });

  it('withdraws: a placement of the shop’s own is gone, a default holds as it came', async () => {
    await savePlacement(parts(), { config: { ...kiosk(), id: 'home' }, ...by }, NOW);
    for (const id of ['kiosk', 'home']) await withdrawPlacement(parts(), { placement: id, ...by }, NOW);
    expect(await placement('kiosk')).toBeUndefined();
    expect(await placement('home')).toMatchObject({ name: 'Home page' });
    expect(await withdrawPlacement(parts(), { placement: 'kiosk', ...by }, NOW)).toMatchObject({
      refusal: { code: 'unknown-placement' },
    });
    await rollBackPlacement(parts(), { placement: 'kiosk', version: 2, ...by }, NOW);
    expect(await placement('kiosk')).toMatchObject({ slots: 8 });
  });

  it('is in the audit trail, with what was and what is', async () => {
    await withdrawPlacement(parts(), { placement: 'kiosk', who: 'ben', why: 'Closed' }, NOW);
    const changes = await graph.read(listChanges, { what: 'placements.', limit: 10 });
    expect(changes.map(({ what }) => what).sort()).toEqual([
      'placements.save',
      'placements.save',
      'placements.withdraw',
    ]);
    const gone = changes.find(({ what }) => what === 'placements.withdraw');
    expect(gone).toMatchObject({ who: 'ben', why: 'Closed', after: null });
    expect(JSON.parse(gone?.before ?? '{}')).toMatchObject({ id: 'kiosk', slots: 8 });
  });
});

it('holds the default where a saved configuration cannot be read any more', async () => {
  await savePlacement(parts(), { config: { ...kiosk(), id: 'home' }, ...by }, NOW);
  await graph.runText('MATCH (p:Placement {id: \'home\'}) SET p.config = \'{"id": "home"}\'');
  expect(await placement('home')).toMatchObject({ name: 'Home page' });
});
