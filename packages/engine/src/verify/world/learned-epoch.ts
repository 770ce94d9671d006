import { ANCHOR_KINDS, type Epoch, EVIDENCE_SOURCES } from '@wherefore/contracts';
import { ANCHOR_WEIGHTS, HALF_LIFE_DAYS } from '../../learn/learn-options.js';
import type { EpochToWrite } from '../../learn/write-epoch.js';
import type { GivenLearned } from '../format/given.js';

/** What evidence of full strength is worth where a scenario does not say: twice the odds, roughly. */
const COEFFICIENT = 0.7;

/** The learning run that would have found what a scenario says was learned. */
export function learnedEpoch(learned: GivenLearned, now: Date): EpochToWrite {
  const { complements, related, repeats, bestSellers } = learned;
  return {
    epoch: epochOf(learned, now),
    snapshot: 'scenario',
    parameters: {},
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
      related: edgesOf(related),
      repeats: Object.entries(repeats).map(([product, { chance, everyDays }]) => ({
        product,
        probability: chance,
        medianGapDays: everyDays,
        n: 50,
      })),
      topSellers: {
        segment: sellersOf({ ...bestSellers.segments, everyone: bestSellers.everyone }),
        category: sellersOf(bestSellers.categories),
        brand: sellersOf(bestSellers.brands),
      },
    },
  };
}

function epochOf({ base, coefficients, anchorWeights }: GivenLearned, now: Date): Epoch {
  const at = now.toISOString();
  return {
    id: `scenario-${at}` as Epoch['id'],
    at,
    until: at,
    bias: base,
    halfLifeDays: HALF_LIFE_DAYS,
    coefficients: Object.fromEntries(
      EVIDENCE_SOURCES.map((source) => [source, coefficients[source] ?? COEFFICIENT]),
    ) as Epoch['coefficients'],
    anchorWeights: Object.fromEntries(
      ANCHOR_KINDS.map((kind) => [kind, anchorWeights[kind] ?? ANCHOR_WEIGHTS[kind]]),
    ) as Epoch['anchorWeights'],
  };
}

type Links = GivenLearned['related'];
const edgesOf = (links: Links): { from: string; to: string; weight: number }[] =>
  Object.entries(links).flatMap(([from, ends]) =>
    Object.entries(ends).map(([to, weight]) => ({ from, to, weight })),
  );

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
