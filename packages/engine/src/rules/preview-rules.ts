import type { DecisionRecord, ProductFacts, RuleSet } from '@wherefore/contracts';
import type { SimulatedOffer } from '@wherefore/governance';
import type { OfferParts } from '../offers/offer.js';
import type { Recalled } from '../offers/recorded.js';
import { recordedInputs, recordedShelf } from '../offers/replay-decision.js';
import type { Chosen } from '../offers/select-offers.js';
import { shelfOr } from '../offers/shelf-or.js';
import { suppose } from '../offers/suppose.js';
import { entryOf } from '../record/decision-id.js';
import { listLatest, type ListedDecision } from '../record/list-decisions.js';
import { simulateRules, type Simulation, type SimulationQuestion } from './simulate-rules.js';

/** Which recorded decisions are decided again. */
export interface PreviewSample {
  /** So many of the latest, */
  readonly count: number;
  /** older than this one: to go on where another preview ended. Null for the latest of all. */
  readonly before: string | null;
}

export interface RulesPreview extends Simulation {
  /** The decision to go on before; null where there are no older ones. */
  readonly next: string | null;
  /** What products are called that are offered before or after. */
  readonly titles: ReadonlyMap<string, string>;
}

/**
 * What rules would have made of recorded decisions. What was not looked at then is judged by its facts of today. A
 * `before` that is no decision counts as none. Changes and records nothing. Throws UNAVAILABLE where the record cannot be
 * reached.
 */
export async function previewRules(
  parts: OfferParts,
  question: SimulationQuestion,
  { count, before }: PreviewSample,
): Promise<RulesPreview> {
  const entry = before === null ? null : entryOf(parts.keyring, before);
  const opened = await listLatest(parts, count, entry ?? undefined);
  const sample: ListedDecision[] = [];
  for (const open of opened) sample.push(await open());
  const recalled = new Map<DecisionRecord, Recalled>(sample.map((one) => [one.record, one]));
  const titles = new Map<string, string>();

  async function redecide(record: DecisionRecord, rules: RuleSet) {
    const one = recalled.get(record);
    if (one === undefined) throw new Error('a simulation only decides its own sample');
    const { desk } = parts;
    const then = { ...desk, products: shelfOr(recordedShelf(one), desk.products) };
    const { selection } = await suppose(then, await recordedInputs(desk, one), { rules });
    for (const { id, facts } of selection.chosen) titles.set(id, facts.title ?? id);
    return { offers: selection.chosen.map(toSimulated) };
  }

  const simulation = await simulateRules(
    { decisions: sample.map(({ record }) => record), redecide },
    question,
  );
  return { ...simulation, next: sample.length < count ? null : (sample.at(-1)?.id ?? null), titles };
}

const toSimulated = ({ id, price, facts, propensity, value }: Chosen): SimulatedOffer => ({
  product: id,
  price,
  margin: marginOf(price, facts),
  propensity,
  value,
});

const marginOf = (price: number | null, { cost }: ProductFacts): number | null =>
  price === null || cost === null ? null : price - cost;
