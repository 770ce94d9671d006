import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
  Action,
  Condition,
  EVIDENCE_SHAPES,
  EVIDENCE_SOURCES,
  INTENTS,
  REFUSAL_RULES,
} from '@wherefore/contracts';
import {
  type Desk,
  type FiledScenario,
  loadWorld,
  parseScenarios,
  problemText,
  verifyScenario,
} from '@wherefore/engine';
import { WHY_NOT_STAGES } from '@wherefore/explain';
import { HARD_RULES } from '@wherefore/governance';
import { DROPPED_BY } from '@wherefore/scoring';
import { SERVER_START_TIMEOUT_MS } from '@wherefore/testkit';
import { openWorld, type World } from './support/world.js';

const FOLDER = path.join(__dirname, '..', '..', '..', 'seeds', 'scenarios');
const NOON = new Date('2026-10-01T12:00:00.000Z');
/** One graph holds one epoch and one set of rules, so worlds follow one another; what the migrations made stays. */
const WIPE = "MATCH (n) WHERE NOT (n:Migration OR coalesce(n.id, '') = 'everyone') DETACH DELETE n";

const files = readdirSync(FOLDER).filter((file) => file.endsWith('.yaml'));
const scenarios = files.flatMap((file): readonly FiledScenario[] => {
  const parsed = parseScenarios(readFileSync(path.join(FOLDER, file), 'utf8'), file);
  if (!parsed.ok) throw new Error(parsed.refusal.map(problemText).join('\n'));
  return parsed.value;
});

let world: World;
/** Asking changes nothing, so scenarios that begin in the same world share it. */
let shared: { readonly given: string; readonly desk: Desk } | null = null;

async function deskOf({ given }: FiledScenario): Promise<Desk> {
  if (given === null) throw new Error('a scenario of the suite brings its own world');
  const text = JSON.stringify(given);
  if (shared?.given === text) return shared.desk;
  shared = null;
  await world.graph.runText(WIPE);
  const desk = await loadWorld({ ...world, live: world.queue.live }, given, NOON);
  shared = { given: text, desk };
  return desk;
}

beforeAll(async () => {
  world = await openWorld();
}, SERVER_START_TIMEOUT_MS);
afterAll(() => world.close());

describe.each(files)('%s', (file) => {
  const own = scenarios.filter((scenario) => scenario.file === file);
  it.each(own.map((scenario) => [scenario.title, scenario] as const))('%s', async (_, scenario) => {
    const { differences } = await verifyScenario(await deskOf(scenario), scenario, NOON);
    expect(differences).toEqual([]);
  });
});

describe('an answer that is not as expected', () => {
  const WRONG = `
title: wrong in every way
why: A suite that cannot fail shows nothing.
given:
  products: { tent: { price: 200 }, pegs: { title: Tent pegs }, stove: { stock: 0 }, gas: }
  learned: { complements: { tent: { pegs: 0.6, stove: 0.5, gas: 0.4 } } }
when: { placement: product, viewing: tent }
then:
  offers: [stove, gas]
  not: { gas: out-of-stock, lamp: inactive }
  about: { gas: { place: 1, price: 11, path: Stove -COMPLEMENTS-> Gas, minScore: 0 } }
  everyOffer: { maxPrice: 5 }
  whyNot: { stove: { stage: lost } }
  bundles: { kit: { price: 1 } }
  empty: no-epoch
  neverSays: looking at
`;

  it('is told in sentences, with the reason', async () => {
    const parsed = parseScenarios(WRONG, 'wrong.yaml');
    const [scenario] = parsed.ok ? parsed.value : [];
    if (scenario === undefined) throw new Error('not read');
    const { holds, differences } = await verifyScenario(await deskOf(scenario), scenario, NOON);
    expect(holds).toBe(false);
    expect(differences).toEqual([
      'expected stove among the offers, got pegs, gas, because: Stove is held back: It is out of stock: 0 left.',
      'expected no offer of pegs, got it at place 1, because: Goes with Tent, which you are looking at',
      'gas: expected place 1, got 2',
      'gas: expected price 11, got 10',
      expect.stringMatching(/^gas: expected a score of at least 0, got -\d/),
      'gas: expected the path "Stove -COMPLEMENTS-> Gas", got "Tent -COMPLEMENTS-> Gas"',
      'expected every offer to have maxPrice 5, got pegs with price 10',
      'expected every offer to have maxPrice 5, got gas with price 10',
      'expected no offer of gas, got it at place 2, because: Goes with Tent, which you are looking at',
      'expected lamp to be held back by inactive, got no refusal of it, because: There is no product lamp in the catalogue.',
      'expected an empty list (no-epoch), got pegs, gas',
      'expected stove to fall at the stage lost, got refused, because: Stove is held back: It is out of stock: 0 left.',
      expect.stringMatching(/^expected the bundle kit, got /),
      'expected nobody to say "looking at", got "Goes with Tent, which you are looking at"',
    ]);
  });

  it('is not looked for in a graph that is in use', async () => {
    const [scenario] = scenarios;
    if (scenario?.given === undefined || scenario.given === null) throw new Error('no scenario');
    await deskOf(scenario);
    await expect(loadWorld({ ...world, live: world.queue.live }, scenario.given, NOON)).rejects.toThrow(
      /empty graph only/,
    );
  });
});

describe('the suite', () => {
  const answers = scenarios.flatMap(({ units }) => units.map(({ then }) => then));
  const published = scenarios.flatMap(({ given }) => given?.rules ?? []);
  const fallen = answers.flatMap(({ whyNot = {} }) => Object.values(whyNot));
  const held = answers.flatMap(({ not = {} }) => Object.values(not));
  const offered = answers.flatMap(({ about = {} }) => Object.values(about));
  const bundles = answers.flatMap(({ bundles: expected = {} }) => Object.values(expected));
  const missing = <T>(all: readonly T[], shown: readonly unknown[]): T[] =>
    all.filter((one) => !shown.includes(one));

  it('has at least 40 scenarios, each with a title of its own', () => {
    expect(scenarios.length).toBeGreaterThanOrEqual(40);
    expect(new Set(scenarios.map(({ title }) => title)).size).toBe(scenarios.length);
  });

  it('shows every rule that can hold a product back', () => {
    const hard = HARD_RULES.map(({ rule }) => rule);
    const shown = [...held, ...fallen].map(({ rule }) => rule);
    expect(missing([...new Set([...hard, ...REFUSAL_RULES])], shown)).toEqual([]);
    const explained = fallen.map(({ rule }) => rule);
    expect(missing(hard, explained)).toEqual(['unknown-product']);
  });

  it('shows every reason for which a list passes over a product, but for the draw of exploration', () => {
    const shown = fallen.map(({ rule }) => rule);
    expect(missing(DROPPED_BY, shown)).toEqual(['exploration']);
  });

  it('shows every intent, and bundles of both kinds', () => {
    const shown = offered.map(({ intent }) => intent);
    expect(missing(INTENTS, shown)).toEqual(['bundle']);
    const kinds = bundles.map(({ kind }) => kind);
    expect(missing(['fixed', 'dynamic'], kinds)).toEqual([]);
  });

  it('shows a path of every source of evidence', () => {
    const paths = offered.flatMap(({ path: first, paths = [] }) => [first ?? '', ...paths]);
    const without = EVIDENCE_SOURCES.filter((source) => {
      const hops = EVIDENCE_SHAPES[source].hops.map(({ type, against }) =>
        against ? ` <-${type}- ` : ` -${type}-> `,
      );
      return !paths.some((text) => hops.every((hop) => text.includes(hop)));
    });
    expect(without).toEqual([]);
  });

  it('shows everything that a rule can look at, and everything it can do', () => {
    const conditions = published.flatMap(({ when }) => when.map(({ on }) => on));
    const actions = published.map(({ then }) => then.do);
    expect(
      missing(
        Condition.options.map(({ shape }) => shape.on.value),
        conditions,
      ),
    ).toEqual([]);
    expect(
      missing(
        Action.options.map(({ shape }) => shape.do.value),
        actions,
      ),
    ).toEqual([]);
  });

  it('shows every reason for an empty list and every stage at which a product can fall', () => {
    const empty = answers.map(({ empty: expected }) => expected?.code);
    expect(missing(['no-epoch', 'no-evidence', 'all-refused', 'not-now', 'degraded'], empty)).toEqual([]);
    const stages = fallen.map(({ stage }) => stage);
    expect(missing(WHY_NOT_STAGES, stages)).toEqual([]);
  });
});
