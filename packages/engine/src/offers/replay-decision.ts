import {
  type DecisionRecord,
  type Epoch,
  EVIDENCE_SOURCES,
  type Placement,
  type ProductFacts,
  type RuleSet,
  type Snapshot,
} from '@wherefore/contracts';
import { NOTHING_TAKEN } from '@wherefore/experiments';
import { type Decided, decideFrom } from './decide-offers.js';
import type { Desk } from './desk.js';
import { recordedModels } from '../terms/ask-models.js';
import { byProduct } from './load-bundle-parts.js';
import type { LeftOut } from './evidence-book.js';
import type { Kept } from './kept.js';
import type { Inputs } from './inputs.js';
import type { ProductShelf } from './product-shelf.js';
import { asHeldOut } from './held-out.js';
import { shelfOf } from './shelf.js';
import { readSnapshot, type Recalled, recordedSituation } from './recorded.js';

export interface ReplayVerdict {
  readonly equal: boolean;
  /** What came out differently, in sentences. */
  readonly differences: readonly string[];
  readonly decided: Decided;
}

/**
 * Computes a recorded decision again from what it was computed from: visitor, products, placement, rules and epoch as
 * recorded, evidence of that epoch as the graph has it. Throws NOT_FOUND where something it needs is gone.
 */
export async function replayDecision(desk: Desk, recalled: Recalled): Promise<ReplayVerdict> {
  const inputs = await recordedInputs(desk, recalled);
  const decided = await decideFrom(recordedDesk(desk, recalled), inputs);
  const differences = differencesOf(recalled.record, decided);
  return { equal: differences.length === 0, differences, decided };
}

/** The desk as it was for a recorded decision: only what was examined then is there. */
export const recordedDesk = (desk: Desk, recalled: Recalled): Desk => ({
  ...desk,
  products: recordedShelf(recalled),
});

/** What a recorded decision was decided from. Throws NOT_FOUND where something of it is gone. */
export async function recordedInputs(desk: Desk, recalled: Recalled): Promise<Inputs> {
  const { record, snapshot } = recalled;
  const read = <T>(what: Snapshot['kind'], hash: string | null): T => readSnapshot<T>(snapshot, what, hash);
  const epoch = record.basis.epoch === null ? null : read<Epoch>('epoch', record.basis.epoch);
  const { request, taken = NOTHING_TAKEN } = record;
  return {
    request,
    recorded: request,
    epoch,
    placement: read<Placement>('placement', record.basis.placement),
    rules: read<RuleSet>('rules', record.basis.rules),
    basis: record.basis,
    snapshots: [],
    standings: null,
    models: recordedModels(record.models),
    leftOut: leftOutOf(record.degraded),
    unread: [],
    bundles: byProduct(record.bundlesLooked ?? []),
    evidence: epoch === null ? null : await desk.evidenceOf(epoch.id),
    situation: asHeldOut(recordedSituation(recalled), taken),
    seed: record.seed,
    shownElsewhere: new Set(record.shownElsewhere),
    trial: null,
    taken,
    saysReasons: true,
    notServed: [],
  };
}

/** The sources that a decision was made without, from the sentences that name them. */
const leftOutOf = (degraded: readonly string[]): LeftOut[] =>
  degraded.flatMap((sentence) => {
    const source = [...EVIDENCE_SOURCES, 'bundles' as const].find((one) => sentence.startsWith(`${one}: `));
    return source === undefined ? [] : [{ source, reason: sentence.slice(source.length + 2) }];
  });

/** Products as they were; what was not examined then is not there now either. */
export function recordedShelf({ record, snapshot }: Recalled): ProductShelf {
  const hashes = new Map(record.products);
  return {
    isCurrent: () => true,
    load(ids) {
      const found = new Map<string, Kept<ProductFacts>>();
      for (const id of ids) {
        const hash = hashes.get(id);
        if (hash === undefined) continue;
        const value = readSnapshot<ProductFacts>(snapshot, 'product', hash);
        found.set(id, { value, since: 0, snapshot: { hash, kind: 'product', body: '' } });
      }
      return Promise.resolve(shelfOf(found, { asked: ids, since: 0, unread: null }));
    },
    clear: () => undefined,
  };
}

const TOLERANCE = 1e-9;

const pathsOf = ({ terms }: DecisionRecord['offers'][number]): number =>
  terms.reduce((sum, [, , anchors]) => sum + anchors.length, 0);

/** Bundles by id with their scores. */
function bundleDifferences(record: DecisionRecord, { decision }: Decided): string[] {
  const [before, after] = [record.bundles, decision.bundles];
  const ids = (bundles: readonly { readonly id: string }[]) => bundles.map(({ id }) => id).join(', ');
  if (ids(before) !== ids(after))
    return [`the bundles were ${ids(before) || 'none'}, now ${ids(after) || 'none'}`];
  return before.flatMap(({ id, score }, i) => {
    const now = after[i]?.score ?? Number.NaN;
    return Math.abs(now - score) <= TOLERANCE ? [] : [`the bundle ${id} scored ${score}, now ${now}`];
  });
}

function differencesOf(record: DecisionRecord, decided: Decided): string[] {
  const { selection } = decided;
  const differences = bundleDifferences(record, decided);
  const [before, after] = [record.offers, selection.chosen];
  if (before.length !== after.length)
    differences.push(`${before.length} offers were recorded, ${after.length} came out`);
  before.forEach((was, i) => {
    const is = after[i];
    if (is === undefined) return;
    if (is.id !== was.product) differences.push(`place ${i + 1} held ${was.product}, now ${is.id}`);
    else if (Math.abs(is.score - was.score) > TOLERANCE)
      differences.push(`${was.product} scored ${was.score}, now ${is.score}`);
    else if (is.ranked.hits.length !== pathsOf(was))
      differences.push(`${was.product} had ${pathsOf(was)} paths, now ${is.ranked.hits.length}`);
    else if (Math.abs(is.priority - was.priority) > TOLERANCE * Math.max(1, was.priority))
      differences.push(`${was.product} had priority ${was.priority}, now ${is.priority}`);
  });
  return differences;
}
