import { ANCHOR_KINDS, type Epoch, EVIDENCE_SOURCES, HALF_LIFE_DAYS } from '@wherefore/contracts';
import { edgeList, embedContent } from '@wherefore/learning';
import type { Discoveries } from '../../learn/discover.js';
import type { Mined } from '../../learn/mine-evidence.js';
import { ANCHOR_WEIGHTS } from '../../learn/learn-options.js';
import type { EpochToWrite } from '../../learn/write-epoch.js';
import type { GivenLearned } from '../format/given.js';

/** What evidence of full strength is worth where a scenario does not say: twice the odds, roughly. */
const COEFFICIENT = 0.7;
/** Habits need no learning; where a scenario does not speak of them they count for nothing. */
const COEFFICIENTS: Partial<Epoch['coefficients']> = { 'own-habit': 0 };

/** The learning run that would have found what a scenario says was learned. */
export function learnedEpoch(learned: GivenLearned, now: Date): EpochToWrite {
  const { complements, repeats, bestSellers } = learned;
  return {
    epoch: epochOf(learned, now),
    lineage: {
      by: 'scenario',
      why: 'the world has it',
      code: 'scenario',
      snapshot: 'scenario',
      shop: 'scenario',
      until: now.toISOString(),
      parameters: {},
      metrics: {},
    },
    mined: {
      baseRate: 1 / (1 + Math.exp(-learned.base)),
      complements: edgesOf(complements).map((edge) => ({
        ...edge,
        confidence: edge.weight,
        lift: 3,
        support: 0.01,
        n: 50,
        excess: 3,
        significance: 50,
      })),
      ...discoveriesOf(learned),
      ...edgesBetween(learned),
      segments: sellersOf(bestSellers.segments),
      repeats: Object.entries(repeats).map(([product, { chance, everyDays }]) => ({
        product,
        probability: chance,
        medianGapDays: everyDays,
        n: 50,
      })),
      topSellers: {
        everyone: sellersOf({ everyone: bestSellers.everyone }),
        category: sellersOf(bestSellers.categories),
        brand: sellersOf(bestSellers.brands),
      },
    },
  };
}

function epochOf({ base, coefficients, anchorWeights }: GivenLearned, now: Date): EpochToWrite['epoch'] {
  const at = now.toISOString();
  return {
    at,
    until: at,
    bias: base,
    halfLifeDays: HALF_LIFE_DAYS,
    coefficients: Object.fromEntries(
      EVIDENCE_SOURCES.map((source) => [source, coefficients[source] ?? COEFFICIENTS[source] ?? COEFFICIENT]),
    ) as Epoch['coefficients'],
    anchorWeights: Object.fromEntries(
      ANCHOR_KINDS.map((kind) => [kind, anchorWeights[kind] ?? ANCHOR_WEIGHTS[kind]]),
    ) as Epoch['anchorWeights'],
  };
}

/** Of what a run discovers, a scenario says what is like what; the rest it says as the shop's own word. */
function discoveriesOf({ similarContent }: GivenLearned): Omit<Discoveries, 'complements'> {
  return {
    sequences: [],
    substitutes: [],
    upgrades: [],
    similar: edgesOf(similarContent).map(({ from, to, weight }) => ({ from, to, cosine: weight })),
    vectors: embedContent(new Map()),
    groups: [],
  };
}

type Links = GivenLearned['related'];
const edgesOf = (links: Links): { from: string; to: string; weight: number }[] =>
  Object.entries(links).flatMap(([from, ends]) =>
    Object.entries(ends).map(([to, weight]) => ({ from, to, weight })),
  );

/** The edges as a learning run has them: by the numbers of their products. */
function edgesBetween({
  related,
  followedBy,
  walkedTo,
  chosenWith,
}: GivenLearned): Pick<Mined, 'products' | 'related' | 'followedBy' | 'walkedTo' | 'chosenWith'> {
  const all = [related, followedBy, walkedTo, chosenWith].flatMap(edgesOf);
  const products = [...new Set(all.flatMap(({ from, to }) => [from, to]))];
  const of = (id: string) => products.indexOf(id);
  const listOf = (links: Links) => {
    const edges = edgesOf(links);
    const columns = {
      from: Int32Array.from(edges, ({ from }) => of(from)),
      to: Int32Array.from(edges, ({ to }) => of(to)),
      weight: Float64Array.from(edges, ({ weight }) => weight),
    };
    return edgeList(products.length, [columns]);
  };
  return {
    products,
    related: listOf(related),
    followedBy: listOf(followedBy),
    walkedTo: listOf(walkedTo),
    chosenWith: listOf(chosenWith),
  };
}

type Sellers = GivenLearned['bestSellers']['segments'];
const sellersOf = (groups: Sellers) =>
  Object.entries(groups).flatMap(([group, sellers]) =>
    Object.entries(sellers)
      .sort(([, a], [, b]) => b.weight - a.weight)
      .map(([product, { weight, buyers }], place) => ({
        group,
        product,
        weight,
        share: weight,
        buyers,
        rank: place + 1,
      })),
  );
