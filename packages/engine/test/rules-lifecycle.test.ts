import { type Result, Rule, type RuleInput, type RuleSetVersion } from '@wherefore/contracts';
import {
  approveRules,
  diffRuleSets,
  listRuleChanges,
  listRuleSets,
  loadPublishedRules,
  loadRuleSet,
  parseRules,
  publishRules,
  rejectRules,
  rollBackRules,
  type RulesRefused,
  saveDraft,
  submitRules,
} from '@wherefore/engine';
import { connectGraph, type Graph, migrate } from '@wherefore/graph';
import { borrowNeo4j, SERVER_START_TIMEOUT_MS } from '@wherefore/testkit';

const NOW = new Date('2026-11-24T12:00:00Z');
const LATER = new Date('2026-11-25T12:00:00Z');
let graph: Graph;
let stop: () => Promise<void>;
let announced = 0;
const parts = () => ({
  graph,
  announce: () => {
    announced += 1;
    return Promise.resolve();
  },
});

beforeAll(async () => {
  const neo4j = await borrowNeo4j();
  graph = connectGraph({ uri: neo4j.boltUrl, user: neo4j.user, password: neo4j.password });
  stop = async () => {
    await graph.close();
    neo4j.giveBack();
  };
  await migrate(graph, NOW);
  await graph.runText(
    `CREATE (p:Product {id: 'whisky', title: 'Whisky', price: 40}), (:Product {id: 'tea', title: 'Tea', price: 4}),
      (c:Category {id: 'spirits', name: 'Spirits'}), (:Brand {id: 'acme', name: 'Acme'}), (p)-[:IN_CATEGORY]->(c)`,
  );
}, SERVER_START_TIMEOUT_MS);
afterAll(() => stop());

const rule = (id: string, given: Partial<RuleInput> = {}): Rule =>
  Rule.parse({
    id,
    name: `Rule ${id}`,
    when: [{ on: 'brand', is: ['Acme'] }],
    then: { do: 'boost', factor: 1.5 },
    owner: 'ada',
    reason: 'It sells.',
    expiresAt: '2027-01-01T00:00:00Z',
    ...given,
  });
const cut = rule('cut', { then: { do: 'discount', percent: 10 } });
const by = (who: string, version: number) => ({ who, version, why: `${who} wants it` });

function value<T>(result: Result<T, RulesRefused>): T {
  if (!result.ok) throw new Error(result.refusal.message);
  return result.value;
}
const codeOf = (result: Result<unknown, RulesRefused>) => (result.ok ? 'accepted' : result.refusal.code);

async function draft(rules: readonly Rule[], who = 'ada', basedOn?: number): Promise<number> {
  const base = basedOn === undefined ? {} : { basedOn };
  return value(await saveDraft(graph, { rules, who, why: 'For the season', ...base }, NOW)).version;
}
async function approved(rules: readonly Rule[], basedOn?: number): Promise<number> {
  const version = await draft(rules, 'ada', basedOn);
  value(await submitRules(graph, by('ada', version), NOW));
  value(await approveRules(graph, by('bob', version), NOW));
  return version;
}
async function published(rules: readonly Rule[]): Promise<number> {
  const version = await approved(rules);
  value(await publishRules(parts(), by('bob', version), NOW));
  return version;
}

it('before anything was published, there are no rules', async () => {
  expect(await loadPublishedRules(graph)).toEqual({ version: 0, rules: [] });
});

it('a version goes from draft to published, and everybody hears of it once', async () => {
  const version = await draft([rule('boost')]);
  expect(await loadRuleSet(graph, version)).toEqual({
    version,
    state: 'draft',
    rules: [rule('boost')],
    author: 'ada',
    reason: 'For the season',
    at: '2026-11-24T12:00:00Z',
    basedOn: 0,
    approvedBy: null,
    publishedBy: null,
    publishedAt: null,
  });
  expect(codeOf(await publishRules(parts(), by('bob', version), NOW))).toBe('wrong-state');
  value(await submitRules(graph, by('ada', version), NOW));
  value(await approveRules(graph, by('ada', version), NOW));
  const before = announced;
  expect(value(await publishRules(parts(), by('bob', version), LATER))).toMatchObject({ state: 'published' });
  expect(announced).toBe(before + 1);
  expect(await loadPublishedRules(graph)).toEqual({ version, rules: [rule('boost')] });
  expect(await loadRuleSet(graph, version)).toMatchObject({
    state: 'published',
    approvedBy: 'ada',
    publishedBy: 'bob',
    publishedAt: '2026-11-25T12:00:00Z',
  });
});

describe('two people', () => {
  it('are needed where a high-risk rule is new, and the author is not the second', async () => {
    const { rules } = await loadPublishedRules(graph);
    const version = await draft([...rules, cut]);
    value(await submitRules(graph, by('ada', version), NOW));
    const refusal = await approveRules(graph, by(' Ada ', version), NOW);
    expect(refusal).toMatchObject({
      ok: false,
      refusal: { code: 'second-person', message: expect.stringContaining('cut') },
    });
    expect(value(await approveRules(graph, by('bob', version), NOW)).approvedBy).toBe('bob');
    value(await publishRules(parts(), by('ada', version), NOW));
  });

  it('are not needed where the high-risk rule was published before, and are again to take it away', async () => {
    const { rules } = await loadPublishedRules(graph);
    const harmless = await draft([...rules, rule('another')]);
    value(await submitRules(graph, by('ada', harmless), NOW));
    value(await approveRules(graph, by('ada', harmless), NOW));
    const without = await draft(rules.filter(({ id }) => id !== 'cut'));
    value(await submitRules(graph, by('ada', without), NOW));
    expect(codeOf(await approveRules(graph, by('ada', without), NOW))).toBe('second-person');
  });

  it('are asked for again at publication, against what is published by then', async () => {
    const base = (await loadPublishedRules(graph)).version;
    const version = await draft((await loadPublishedRules(graph)).rules);
    value(await submitRules(graph, by('ada', version), NOW));
    value(await approveRules(graph, by('ada', version), NOW));
    value(await rollBackRules(parts(), { version: 0, who: 'bob', why: 'Outage' }, NOW));
    await graph.runText(`MATCH (s:RuleSet {version: ${version}}) SET s.basedOn = 0`);
    expect(codeOf(await publishRules(parts(), by('bob', version), NOW))).toBe('second-person');
    value(await rollBackRules(parts(), { version: base, who: 'bob', why: 'Over' }, NOW));
  });
});

describe('one published version', () => {
  it('of two that are published at the same time, one wins and the other is told what came before it', async () => {
    const before = (await loadPublishedRules(graph)).version;
    const rivals = [await approved([rule('left')], before), await approved([rule('right')], before)];
    const outcomes = await Promise.all(
      rivals.map((version) => publishRules(parts(), by('bob', version), NOW)),
    );
    expect(outcomes.map(codeOf).sort()).toEqual(['accepted', 'outdated']);
    const winner = rivals[outcomes.findIndex(({ ok }) => ok)];
    expect((await loadPublishedRules(graph)).version).toBe(winner);
    const [loser] = outcomes.flatMap((one) => (one.ok ? [] : [one.refusal.message]));
    expect(loser).toMatch(new RegExp(`now version ${winner} is`));
    expect(loser).toMatch(/\+ “Rule (left|right)”/);
    const states = await graph.runText(
      `MATCH (s:RuleSet) WHERE s.state = 'published' RETURN s.version AS version
       UNION ALL MATCH (:RulesPointer)-[:CURRENT]->(s) RETURN s.version AS version`,
    );
    expect(states).toEqual([{ version: winner }, { version: winner }]);
  });

  it('published twice is published once, and announced again', async () => {
    const version = await published([rule('twice')]);
    const before = announced;
    const again = await Promise.all(
      ['cy', 'di'].map((who) => publishRules(parts(), by(who, version), LATER)),
    );
    expect(again.map(codeOf)).toEqual(['accepted', 'accepted']);
    expect(announced).toBe(before + 2);
    expect((await loadRuleSet(graph, version))?.publishedBy).toBe('bob');
  });

  it('is the old one again after a roll-back, which makes drafts of the newer one outdated', async () => {
    const [old, bad] = [await published([rule('old')]), await published([rule('bad')])];
    const onBad = await approved([rule('bad'), rule('more')]);
    value(await rollBackRules(parts(), { version: old, who: 'bob', why: 'Complaints' }, LATER));
    expect(await loadPublishedRules(graph)).toEqual({ version: old, rules: [rule('old')] });
    expect((await loadRuleSet(graph, bad))?.state).toBe('retired');
    expect(codeOf(await publishRules(parts(), by('bob', onBad), LATER))).toBe('outdated');
    expect(codeOf(await rollBackRules(parts(), { version: onBad, who: 'bob', why: 'x' }, LATER))).toBe(
      'never-published',
    );
    value(await rollBackRules(parts(), { version: 0, who: 'bob', why: 'All of them' }, LATER));
    expect(await loadPublishedRules(graph)).toEqual({ version: 0, rules: [] });
    value(await rollBackRules(parts(), { version: bad, who: 'bob', why: 'It was right' }, LATER));
    expect((await loadPublishedRules(graph)).version).toBe(bad);
  });

  it('versions that are saved at the same time get numbers of their own', async () => {
    const versions = await Promise.all([...'abcde'].map((id) => draft([rule(id)])));
    expect(new Set(versions).size).toBe(5);
    expect((await listRuleSets(graph, { first: 5 })).map(({ version }) => version)).toEqual(
      [...versions].sort((a, b) => b - a),
    );
  });
});

describe('what is refused', () => {
  it('rules that contradict one another, with what is known of the products', async () => {
    const pin = rule('pin', { when: [{ on: 'product', is: ['whisky'] }], then: { do: 'pin', position: 1 } });
    const none = rule('none', { when: [{ on: 'category', is: ['spirits'] }], then: { do: 'exclude' } });
    const refusal = await saveDraft(graph, { rules: [pin, none], who: 'ada', why: 'x' }, NOW);
    expect(refusal).toMatchObject({
      ok: false,
      refusal: { code: 'faulty', findings: [{ rules: ['pin', 'none'] }] },
    });
  });

  it('what nobody knows is an error for placements and a warning for the rest', async () => {
    const at = (is: string[]) => rule('at', { when: [{ on: 'placement', is }] });
    expect(codeOf(await saveDraft(graph, { rules: [at(['nowhere'])], who: 'ada', why: 'x' }, NOW))).toBe(
      'faulty',
    );
    const strange = rule('of', { when: [{ on: 'product', is: ['tea', 'milk'] }] });
    const saved = value(
      await saveDraft(graph, { rules: [at(['home']), strange], who: 'ada', why: 'x' }, NOW),
    );
    expect(saved.warnings.map(({ message }) => message)).toEqual([
      expect.stringMatching(/not known: milk\.$/),
    ]);
  });

  it('rules that are none, with the field of each problem', () => {
    const endless = { ...rule('endless'), expiresAt: undefined };
    const parsed = parseRules([endless, { ...rule('b'), then: { do: 'discount', percent: 95 } }]);
    expect(parsed.ok ? '' : parsed.refusal.message).toMatch(/endless\.expiresAt: .+; b\.then\.percent: /);
    expect(codeOf(parseRules([rule('a'), rule('a')]))).toBe('malformed');
  });

  it('versions nobody knows, steps out of order, and changes without a name or a reason', async () => {
    const version = await draft([rule('steps')]);
    expect(codeOf(await submitRules(graph, by('ada', 10_000), NOW))).toBe('unknown-version');
    expect(codeOf(await approveRules(graph, by('bob', version), NOW))).toBe('wrong-state');
    expect(codeOf(await submitRules(graph, { version, who: ' ', why: 'x' }, NOW))).toBe('unexplained');
    value(await rejectRules(graph, by('bob', version), NOW));
    expect(codeOf(await submitRules(graph, by('ada', version), NOW))).toBe('wrong-state');
    expect(codeOf(await saveDraft(graph, { rules: [], who: 'ada', why: 'x', basedOn: 10_000 }, NOW))).toBe(
      'unknown-version',
    );
  });
});

it('two versions can be compared, and the empty one', async () => {
  const [one, two] = [
    await draft([rule('a'), rule('b')]),
    await draft([rule('b', { reason: 'New.' }), rule('c')]),
  ];
  const { added, removed, changed } = value(await diffRuleSets(graph, { from: one, to: two }));
  expect([added, removed].map((rules) => rules.map(({ id }) => id))).toEqual([['c'], ['a']]);
  expect(changed.map(({ after }) => after.reason)).toEqual(['New.']);
  expect(value(await diffRuleSets(graph, { from: 0, to: one })).added).toHaveLength(2);
  expect(codeOf(await diffRuleSets(graph, { from: 0, to: 10_000 }))).toBe('unknown-version');
});

it('whatever is changed is in the audit trail: who, what, before, after, why', async () => {
  const before = (await loadPublishedRules(graph)).version;
  const at = new Date('2026-12-01T00:00:00Z');
  const { version } = value(
    await saveDraft(graph, { rules: [rule('audited')], who: 'ada', why: 'Winter' }, at),
  );
  value(await submitRules(graph, { version, who: 'ada', why: 'Ready' }, new Date(at.getTime() + 1)));
  value(await approveRules(graph, { version, who: 'bob', why: 'Fine' }, new Date(at.getTime() + 2)));
  value(await publishRules(parts(), { version, who: 'cy', why: 'Go' }, new Date(at.getTime() + 3)));
  value(
    await rollBackRules(parts(), { version: before, who: 'di', why: 'Stop' }, new Date(at.getTime() + 4)),
  );
  const changes = await listRuleChanges(graph, { first: 5 });
  expect(changes.map(({ who, what, before: was, after, why }) => [who, what, was, after, why])).toEqual([
    ['di', 'rules.roll-back', `{"published":${version}}`, `{"published":${before}}`, 'Stop'],
    ['cy', 'rules.publish', `{"published":${before}}`, `{"published":${version}}`, 'Go'],
    [
      'bob',
      'rules.approve',
      `{"version":${version},"state":"submitted"}`,
      `{"version":${version},"state":"approved"}`,
      'Fine',
    ],
    [
      'ada',
      'rules.submit',
      `{"version":${version},"state":"draft"}`,
      `{"version":${version},"state":"submitted"}`,
      'Ready',
    ],
    [
      'ada',
      'rules.save',
      null,
      `{"version":${version},"basedOn":${before},"state":"draft","rules":1}`,
      'Winter',
    ],
  ]);
});

it('no change touches the rules of a version', async () => {
  const all = await listRuleSets(graph, { first: 100 });
  const rows: Pick<RuleSetVersion, 'version' | 'state'>[] = all.map(({ version, state }) => ({
    version,
    state,
  }));
  expect(rows.length).toBeGreaterThan(15);
  for (const set of all) expect((await loadRuleSet(graph, set.version))?.rules).toEqual(set.rules);
});
