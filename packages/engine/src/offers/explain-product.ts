import {
  accepted,
  type Offer,
  type OfferRequest,
  type Refusal,
  refused,
  type RequestRefused,
  type Result,
} from '@wherefore/contracts';
import { activeRules } from '@wherefore/governance';
import type { Desk } from './desk.js';
import { eligibilityContext } from './eligibility-context.js';
import { judgeCandidates } from './judge-candidates.js';
import { loadInputs, type Moment } from './load-inputs.js';
import { prepareEvidence, rankCandidates } from './rank-candidates.js';
import type { Learned } from './learned.js';
import { modelsLeftOut, staleNotes } from './notes-of.js';
import { withModels } from './with-models.js';
import { wordJudged } from './word-offers.js';

/** What speaks for one product in a situation, whether or not it would be offered. */
export interface ProductExplained {
  /** The product as an offer: `rank` is its place among all candidates by score, refused ones included. */
  readonly offer: Offer;
  readonly candidates: number;
  /** The hard rule that holds it back, if one does. */
  readonly refusal: Refusal | null;
  /** What a reader should know beside it, in sentences. */
  readonly notes: readonly string[];
}

/** More than any shop has candidates for one situation. */
const ALL = 1_000_000;

/** Explains any product for any situation, without deciding or recording anything. */
export async function explainProduct(
  desk: Desk,
  asked: { request: OfferRequest; product: string },
  moment: Moment,
): Promise<Result<ProductExplained, RequestRefused>> {
  const loaded = await loadInputs(desk, asked.request, moment);
  if (!loaded.ok) return loaded;
  const { epoch, evidence } = loaded.value;
  if (epoch === null || evidence === null)
    return refused({ code: 'no-epoch', message: 'Nothing has been learned yet: run `wherefore learn`.' });
  return explainFrom(desk, { ...loaded.value, epoch, evidence }, asked.product);
}

/** The same for inputs that are in hand. */
export async function explainFrom(
  desk: Desk,
  inputs: Learned,
  product: string,
): Promise<Result<ProductExplained, RequestRefused>> {
  const from = { book: inputs.evidence, index: desk.index };
  const late = [...inputs.leftOut, ...(await prepareEvidence(inputs, inputs.evidence))];
  const without = new Set(late.map(({ source }) => source));
  const plain = rankCandidates(inputs, from, { count: ALL, also: [product], without });
  const { ranking, models } = inputs.models.isNone
    ? { ranking: plain, models: [] }
    : await withModels(plain, inputs);
  const place = ranking.pool.findIndex(({ id }) => id === product);
  const own = ranking.pool[place];
  const bases = ranking.walks.filter(({ source }) => source === 'upgrades').map(({ anchor }) => anchor.id);
  const shelf = await desk.products.load([product, ...bases, ...inputs.situation.cart]);
  const { facts } = shelf;
  const known = facts.get(product);
  if (known === undefined)
    return refused({ code: 'unknown-product', message: `There is no product ${JSON.stringify(product)}.` });
  const alone = { ...ranking, pool: own === undefined ? [] : [own] };
  const context = eligibilityContext(inputs, alone, { ...from, facts });
  const rules = activeRules(inputs.rules, inputs);
  const judged = judgeCandidates(alone, facts, { context, rules, evenRefused: true });
  const [refusal = null] = judged.refused;
  const [candidate] = judged.eligible;
  if (own === undefined || own.hits.length === 0 || candidate === undefined) {
    const also = refusal === null ? '' : ` It is also held back by ${refusal.rule}: ${refusal.reason}`;
    return refused({
      code: 'not-offered',
      message: `Nothing in the graph speaks for ${known.title ?? product} here.${also}`,
    });
  }
  const offer = wordJudged({ ...candidate, explored: null }, { inputs, facts });
  const notes = [...staleNotes(models), ...modelsLeftOut(models).map((one) => `left out: ${one}`)];
  return accepted({ offer: { ...offer, rank: place + 1 }, candidates: ranking.candidates, refusal, notes });
}
