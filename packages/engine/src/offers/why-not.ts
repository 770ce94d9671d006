import { accepted, type OfferRequest, type RequestRefused, type Result } from '@wherefore/contracts';
import { type Outcome, whyNotOf, type WhyNot, wordingFor } from '@wherefore/explain';
import { decideFrom } from './decide-offers.js';
import type { Desk } from './desk.js';
import { explainFrom, type ProductExplained } from './explain-product.js';
import type { Inputs } from './inputs.js';
import { loadInputs, type Moment } from './load-inputs.js';
import type { Recalled } from './recorded.js';
import { recordedDesk, recordedInputs } from './replay-decision.js';
import type { Selection } from './select-offers.js';

/** Why a product is not in a list: the stage it fell at, by how much, and what would put it in. */
export async function whyNot(
  desk: Desk,
  asked: { request: OfferRequest; product: string },
  moment: Moment,
): Promise<Result<WhyNot, RequestRefused>> {
  const inputs = await loadInputs(desk, asked.request, moment);
  if (!inputs.ok) return inputs;
  return accepted(await whyNotFrom({ decide: desk, look: desk }, inputs.value, asked.product));
}

/**
 * Why a product is not in a recorded list. What was not looked at then is judged by its facts of today. Throws NOT_FOUND where
 * something the decision rests on is gone.
 */
export async function whyNotRecorded(desk: Desk, recalled: Recalled, product: string): Promise<WhyNot> {
  const then = recordedDesk(desk, recalled);
  const looked = recalled.record.products.some(([id]) => id === product);
  return whyNotFrom(
    { decide: then, look: looked ? then : desk },
    await recordedInputs(desk, recalled),
    product,
  );
}

interface Desks {
  /** Where the list is decided. */
  readonly decide: Desk;
  /** Where the product is looked at. */
  readonly look: Desk;
}

async function whyNotFrom({ decide, look }: Desks, inputs: Inputs, product: string): Promise<WhyNot> {
  const { selection } = await decideFrom(decide, inputs);
  const explained = await standingOf(look, inputs, product);
  const { found } = explained;
  const place = selection.chosen.findIndex(({ id }) => id === product);
  const eligible = selection.eligible.find(({ id }) => id === product);
  return whyNotOf(
    {
      product,
      title: explained.title,
      shownAt: place < 0 ? null : place + 1,
      refusal:
        selection.stopped === null ? explained.refusal : { product: explained.id, ...selection.stopped },
      rank: found === null ? null : found.offer.rank,
      score: found === null ? null : found.offer.score,
      priority: (eligible ?? found?.offer)?.priority ?? null,
      candidates: selection.ranking.candidates,
      lastShown: lastShownOf(selection),
      epoch: inputs.epoch,
      intent: (eligible ?? found?.offer)?.intent ?? null,
      dropped: droppedBy(selection, product, found !== null),
    },
    wordingFor(inputs.request.locale ?? inputs.situation.locale),
  );
}

function lastShownOf({ chosen }: Selection) {
  const last = chosen.at(-1);
  if (last === undefined) return null;
  const { id, facts, priority, score } = last;
  return { product: id, title: facts.title ?? id, priority, score };
}

function droppedBy(
  { dropped, ranking }: Selection,
  product: string,
  isCandidate: boolean,
): Outcome['dropped'] {
  const by = dropped.find(({ candidate }) => candidate.id === product)?.by;
  if (by !== undefined) return by;
  return isCandidate && !ranking.pool.some(({ id }) => id === product) ? 'pool' : null;
}

interface Standing {
  readonly id: ProductExplained['offer']['product']['id'];
  readonly title: string | null;
  readonly found: ProductExplained | null;
  readonly refusal: ProductExplained['refusal'];
}

async function standingOf(desk: Desk, inputs: Inputs, product: string): Promise<Standing> {
  const { epoch, evidence } = inputs;
  const id = product as Standing['id'];
  const kept = (await desk.products.load([product])).kept.get(product);
  if (kept === undefined || epoch === null || evidence === null)
    return { id, title: null, found: null, refusal: null };
  const explained = await explainFrom(desk, { ...inputs, epoch, evidence }, product);
  const found = explained.ok ? explained.value : null;
  return { id, title: kept.value.title ?? product, found, refusal: found?.refusal ?? null };
}
