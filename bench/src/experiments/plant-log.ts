import {
  type DecisionId,
  Event,
  type Experiment,
  ExperimentDesign,
  type ExperimentDesignInput,
  type Pseudonym,
  stampOf,
} from '@wherefore/contracts';
import { bucketOf, seeded } from '@wherefore/experiments';
import { type LoggedEntry, type LoggedEvent, openDecisionLog, openLog } from '@wherefore/log';

/** A log in which one arm is known to earn more. */
export interface Planted {
  readonly units: number;
  readonly decisionsPerUnit: number;
  /** What the new arm adds to the probability of an order. */
  readonly lift: number;
  /** Part of the new arm's decisions that get lost on their way. */
  readonly lost: number;
}

const START = Date.UTC(2026, 0, 5);
const DAY = 86_400_000;
const DAYS = 21;
const RATE = 0.3;
/** Decisions that are appended at once. */
const BATCH = 20_000;

/** When it is read: the last window is over. */
export const READ_AT = new Date(START + 40 * DAY);

export function plantedExperiment(design: Partial<ExperimentDesignInput> = {}): Experiment {
  return {
    design: ExperimentDesign.parse({
      id: 'planted',
      title: 'A known difference',
      hypothesis: 'The new arm sells more.',
      owner: 'bench',
      arms: [{ id: 'control' }, { id: 'new', changes: { placement: { slots: 3 } } }],
      metrics: ['conversion', 'revenue-per-visitor'],
      guardrails: [{ metric: 'rejections', margin: 0.5 }],
      windowDays: 14,
      ...design,
    }),
    status: 'running',
    version: 2,
    range: { from: 0, to: 1 },
    ramp: 1,
    createdAt: new Date(START).toISOString(),
    startedAt: new Date(START).toISOString(),
    stoppedAt: null,
    decision: null,
    by: 'bench',
    why: 'to measure',
  };
}

/** Writes decisions and what came of them through the doors that the product writes them through. */
export async function plantLog(directory: string, planted: Planted): Promise<{ readonly decisions: number }> {
  const draw = seeded(20_260_105);
  const events: LoggedEvent[] = [];
  const decisions: { at: number; id: DecisionId; body: string }[] = [];
  for (let unit = 0; unit < planted.units; unit += 1) visit(unit, { planted, draw, events, decisions });
  decisions.sort((a, b) => a.at - b.at);
  const entries = decisions.map(({ at, id, body }, place): LoggedEntry => ({
    entry: `${at}-${place}`,
    kind: 'decision',
    decision: id,
    body,
  }));
  const log = await openDecisionLog({ directory, memoryLimitMb: 1_024 });
  for (let from = 0; from < entries.length; from += BATCH) {
    const batch = entries.slice(from, from + BATCH);
    await log.append({ after: await log.position(), last: batch.at(-1)?.entry ?? '', entries: batch });
  }
  await log.close();
  await logEvents(directory, events);
  return { decisions: entries.length };
}

interface Visiting {
  readonly planted: Planted;
  readonly draw: () => number;
  readonly events: LoggedEvent[];
  readonly decisions: { at: number; id: DecisionId; body: string }[];
}

function visit(unit: number, { planted, draw, events, decisions }: Visiting): void {
  const customer = `p_${unit.toString(16).padStart(32, '0')}` as Pseudonym;
  const arm = bucketOf('arm|planted', customer) < 0.5 ? 'control' : 'new';
  const taste = draw();
  const first = START + Math.floor(draw() * DAYS * DAY);
  if (draw() < taste)
    events.push(ordered(`b${unit}`, { customer, at: first - DAY, amount: 20 + 60 * taste }));
  let at = first;
  for (let which = 0; which < planted.decisionsPerUnit; which += 1) {
    const id = `${unit.toString(36)}-${which}.aaaaaaaaaa` as DecisionId;
    const isLost = arm === 'new' && draw() < planted.lost;
    if (!isLost) decisions.push({ at, id, body: bodyOf(customer, arm, at) });
    if (draw() < 0.05) events.push(clicked(id, { customer, at: at + 1_000, which }));
    at += Math.floor(draw() * DAY);
  }
  const chance = RATE * 2 * taste + (arm === 'new' ? planted.lift : 0);
  if (draw() < chance)
    events.push(
      ordered(`o${unit}`, {
        customer,
        at: first + Math.floor((0.1 + 8 * draw()) * DAY),
        amount: 20 + 60 * taste,
      }),
    );
}

const bodyOf = (customer: string, arm: string, at: number): string =>
  JSON.stringify({
    v: 1,
    at: new Date(at).toISOString(),
    request: { placement: 'home', customer, channel: at % 3 === 0 ? 'app' : 'web', cart: [] },
    versions: { epoch: 'e-1', rules: 3, placement: 'abc' },
    personalised: true,
    candidates: 200,
    offers: [
      { product: 'p1', score: 1, explored: null },
      { product: 'p2', score: 0.5, explored: null },
    ],
    bundles: [],
    refused: [],
    degraded: [],
    taken: { holdout: null, assignments: [{ experiment: 'planted', arm, propensity: 0.5 }] },
    tookMs: 1.5,
  });

interface Happened {
  readonly customer: Pseudonym;
  readonly at: number;
}

const ordered = (order: string, { customer, at, amount }: Happened & { amount: number }): LoggedEvent =>
  loggedAs(customer, {
    id: order,
    type: 'order.placed',
    occurredAt: new Date(at).toISOString(),
    payload: { order, lines: [{ product: 'p1', quantity: 1, amount }] },
  });

const clicked = (decision: DecisionId, { customer, at, which }: Happened & { which: number }): LoggedEvent =>
  loggedAs(customer, {
    id: `click-${decision}-${which}`,
    type: 'offer.clicked',
    occurredAt: new Date(at).toISOString(),
    payload: { decision, product: 'p1' },
  });

function loggedAs(pseudonym: Pseudonym, said: object): LoggedEvent {
  const event = Event.parse({ source: 'bench', ...said });
  return { event, stamp: stampOf(event), pseudonym };
}

async function logEvents(directory: string, events: readonly LoggedEvent[]): Promise<void> {
  const log = await openLog({ directory, memoryLimitMb: 1_024 });
  for (let from = 0; from < events.length; from += BATCH)
    await log.append({
      batch: `planted-${from}`,
      receivedAt: new Date(START + 30 * DAY).toISOString(),
      events: events.slice(from, from + BATCH),
    });
  await log.close();
}
