import type { EvidenceSource } from '@wherefore/contracts';
import type { Case } from '../coefficients/tuning-set.js';
import { DAY_MS } from '../purchase-history.js';
import type { Past } from '../signals/past.js';
import type { Signal, Sum } from '../signals/signal.js';
import { bootstrapInterval, type Interval } from './measures.js';

/**
 * What the first offers of a list rest on. A path is one kind of evidence that leads from one thing that was had (or from the shop as a
 * whole) to the offer; what its weightings say is added up, and it explains its share of the score.
 */
export interface ExplanationQuality {
  /** Offers of each list that were looked at. */
  readonly offers: number;
  /** Means over cases of the means over their offers. */
  readonly paths: Mean;
  /** Kinds of evidence that speak for an offer. */
  readonly types: Mean;
  /** Kinds that it rests on in equal parts: exp of the entropy of their shares (Hill 1973); 1 where one kind is all. */
  readonly diversity: Mean;
  /** Days since what the evidence begins at was last had, each by its share; where any does. */
  readonly age_days: Mean;
  /** Part of the score that its three strongest paths explain, 0..1. */
  readonly top3: Mean;
  /** Share of all that is explained, by kind of evidence; together 1. */
  readonly shares: Readonly<Partial<Record<EvidenceSource, number>>>;
}

export interface Mean {
  readonly mean: number;
  /** 95 % interval over cases. */
  readonly ci: Interval;
}

export const EXPLAINED_OFFERS = 10;
const STRONGEST = 3;
const NAMES = ['paths', 'types', 'diversity', 'age_days', 'top3'] as const;
type Name = (typeof NAMES)[number];

export interface Explained {
  readonly weighted: readonly { readonly signal: Signal; readonly coefficient: number }[];
  /** Per case, aligned: the offers, best first. */
  readonly judged: readonly { readonly ranked: readonly number[] }[];
}

/** How well what is offered can be explained, by the very terms that were added up. */
export function explanationQuality(
  { weighted, judged }: Explained,
  cases: readonly Case[],
): ExplanationQuality {
  const counted = weighted.filter(({ coefficient }) => coefficient > 0);
  const each: Record<Name, number[]> = { paths: [], types: [], diversity: [], age_days: [], top3: [] };
  const shares = new Map<EvidenceSource, number>();
  cases.forEach(({ past, now }, at) => {
    const paths = new Paths((judged[at]?.ranked ?? []).slice(0, EXPLAINED_OFFERS));
    for (const { signal, coefficient } of counted) {
      paths.begin(signal.source, coefficient);
      signal.collect(past, now, paths);
    }
    const offers = paths.found.map((found) => describe([...found.values()], { past, now }));
    for (const name of NAMES) {
      const values = offers.flatMap((offer) => offer[name] ?? []);
      if (values.length > 0) each[name].push(values.reduce((sum, value) => sum + value, 0) / values.length);
    }
    for (const { bySource } of offers)
      for (const [source, share] of bySource) shares.set(source, (shares.get(source) ?? 0) + share);
  });
  const whole = [...shares.values()].reduce((sum, share) => sum + share, 0);
  const means = NAMES.map((name) => [name, meanOf(each[name])] as const);
  const sorted = [...shares].sort(([, a], [, b]) => b - a);
  return {
    offers: EXPLAINED_OFFERS,
    ...(Object.fromEntries(means) as Record<Name, Mean>),
    shares: Object.fromEntries(sorted.map(([source, share]) => [source, share / whole])),
  };
}

/** Where a path begins (a place in the past, or -1) and what it says in all. */
interface Path {
  readonly source: EvidenceSource;
  readonly from: number;
  contribution: number;
}

/** Takes what signals add for some products apart by path. */
class Paths implements Sum {
  /** By product, in the order given. */
  readonly found: Map<string, Path>[];
  private readonly places: ReadonlyMap<number, number>;
  private source: EvidenceSource = 'related';
  private coefficient = 0;
  private from = -1;
  private via = -1;

  constructor(products: readonly number[]) {
    this.found = products.map(() => new Map<string, Path>());
    this.places = new Map(products.map((product, place) => [product, place]));
  }

  begin(source: EvidenceSource, coefficient: number): void {
    this.source = source;
    this.coefficient = coefficient;
    this.along(-1);
  }

  along(from: number, via = -1): void {
    this.from = from;
    this.via = via;
  }

  add(product: number, strength: number): void {
    const paths = this.found[this.places.get(product) ?? -1];
    const contribution = this.coefficient * strength;
    if (paths === undefined || contribution === 0) return;
    const { source, from } = this;
    const key = `${source} ${from} ${this.via}`;
    const known = paths.get(key);
    if (known === undefined) paths.set(key, { source, from, contribution });
    else known.contribution += contribution;
  }
}

interface Offer extends Partial<Record<Name, number>> {
  readonly bySource: ReadonlyMap<EvidenceSource, number>;
}

function describe(paths: readonly Path[], { past, now }: { past: Past; now: number }): Offer {
  const score = paths.reduce((sum, { contribution }) => sum + contribution, 0);
  const bySource = new Map<EvidenceSource, number>();
  if (score === 0) return { bySource };
  let [age, anchored] = [0, 0];
  for (const { source, from, contribution } of paths) {
    bySource.set(source, (bySource.get(source) ?? 0) + contribution / score);
    if (from < 0) continue;
    anchored += contribution;
    age += (contribution * Math.max(0, now - (past.atEach[from]?.[0] ?? now))) / DAY_MS;
  }
  const entropy = [...bySource.values()].reduce((sum, share) => sum - share * Math.log(share), 0);
  const strongest = paths
    .map(({ contribution }) => contribution)
    .sort((a, b) => b - a)
    .slice(0, STRONGEST);
  return {
    paths: paths.length,
    types: bySource.size,
    diversity: Math.exp(entropy),
    ...(anchored > 0 ? { age_days: age / anchored } : {}),
    top3: strongest.reduce((sum, contribution) => sum + contribution, 0) / score,
    bySource,
  };
}

function meanOf(values: readonly number[]): Mean {
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  return { mean, ci: bootstrapInterval(Float64Array.from(values)) };
}
