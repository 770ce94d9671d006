import { type Decision, OfferRequest, WhereforeError } from '@wherefore/contracts';
import type { WhyNot } from '@wherefore/explain';
import { decideOffers } from '../offers/decide-offers.js';
import type { Desk } from '../offers/desk.js';
import { whyNot } from '../offers/why-not.js';
import { checkAnswer } from './check/check-answer.js';
import { type Observed, spokenOf } from './check/observed.js';
import { instantOf } from './format/points-in-time.js';
import type { Scenario, Unit } from './format/scenario.js';
import type { FiledScenario } from './parse-scenarios.js';

/** How a scenario went. */
export interface Verdict {
  readonly file: string;
  readonly title: string;
  readonly why: string;
  readonly holds: boolean;
  /** Sentences; empty where it holds. */
  readonly differences: readonly string[];
  /** What an author should know, right or wrong: notes of the answers, and products that the catalogue does not have. */
  readonly remarks: readonly string[];
  readonly tookMs: number;
}

/**
 * Asks what a scenario asks and compares the answer with what it expects. Decides and explains, records nothing. The
 * world must be there: the scenario's own, or the shop as it is.
 */
export async function verifyScenario(desk: Desk, scenario: FiledScenario, now: Date): Promise<Verdict> {
  const { file, title, why } = scenario;
  const started = performance.now();
  const { differences, remarks } = await compare(patient(desk), scenario, now);
  return {
    file,
    title,
    why,
    holds: differences.length === 0,
    differences,
    remarks: [...new Set(remarks)],
    tookMs: Math.round(performance.now() - started),
  };
}

/** Evidence is waited for: a scenario is about what is decided, not about how fast. */
const patient = (desk: Desk): Desk => ({
  ...desk,
  async knowledge() {
    const known = await desk.knowledge();
    const placements = [...known.placements].map(([id, placed]) => {
      const placement = { ...placed.placement, budgetMs: PATIENCE_MS };
      return [id, { ...placed, placement }] as const;
    });
    return { ...known, placements: new Map(placements) };
  },
});
const PATIENCE_MS = 10_000;

async function compare(
  desk: Desk,
  { units }: Scenario,
  now: Date,
): Promise<Pick<Verdict, 'differences' | 'remarks'>> {
  const shown = new Set<string>();
  const differences: string[] = [];
  const remarks: string[] = [];
  for (const [place, unit] of units.entries()) {
    const observed = await observe(desk, unit, { now, shownElsewhere: new Set(shown) });
    for (const { product } of observed.decision?.offers ?? []) shown.add(product.id);
    const name = units.length === 1 ? '' : `unit ${place + 1} (${unit.when.placement}): `;
    for (const one of checkAnswer(unit.then, observed)) differences.push(`${name}${one}`);
    remarks.push(...remarksOf(unit, observed));
  }
  return { differences, remarks };
}

/** An expectation about what does not exist holds without saying anything, unless it is about just that. */
function remarksOf({ then }: Unit, { decision, whyNot: reasons }: Observed): string[] {
  const unknown = [...reasons].filter(
    ([id, { stage }]) =>
      stage === 'unknown' &&
      then.whyNot?.[id]?.stage !== 'unknown' &&
      then.not?.[id]?.rule !== 'unknown-product',
  );
  return [...(decision?.notes ?? []), ...unknown.map(([, { sentence }]) => sentence)];
}

async function observe(
  desk: Desk,
  { when: { at, ...asked }, then }: Unit,
  from: { readonly now: Date; readonly shownElsewhere: ReadonlySet<string> },
): Promise<Observed> {
  const request = OfferRequest.parse(asked);
  const moment = { ...from, now: new Date(instantOf(at, from.now)) };
  const decided = await decideOffers(desk, request, moment);
  if (!decided.ok) return { decision: null, refused: decided.refusal, whyNot: new Map() };
  const { decision } = decided.value;
  const reasons = new Map<string, WhyNot>();
  for (const product of absent(decision, then)) {
    const reason = await whyNot(desk, { request, product }, moment);
    if (!reason.ok) throw new WhereforeError('INTERNAL', reason.refusal.message);
    reasons.set(product, reason.value);
  }
  return { decision, refused: null, whyNot: reasons };
}

/** What is spoken of and not offered; what a reason is asked for, offered or not. */
function absent({ offers }: Decision, then: Unit['then']): string[] {
  const offered = new Set<string>(offers.map(({ product }) => product.id));
  return spokenOf(then).filter((id) => !offered.has(id) || then.whyNot?.[id] !== undefined);
}
