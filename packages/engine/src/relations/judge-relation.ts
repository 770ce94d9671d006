import { randomUUID } from 'node:crypto';
import {
  accepted,
  refused,
  type RelationKind,
  type RelationVerdict,
  type Result,
} from '@wherefore/contracts';
import { loadProductFacts } from '../offers/load-product-facts.js';
import { takeWord, type TakenWord, type WordParts } from '../intake/take-word.js';

/** The feed of what the shop's own people say here. */
export const CURATED_SOURCE = 'curated';

/** What a person says of a relationship between two products. */
export interface RelationJudgement {
  readonly from: string;
  readonly to: string;
  readonly kind: RelationKind;
  readonly verdict: RelationVerdict;
  /** Of what is stated, above 0 to 1. */
  readonly strength: number;
  readonly who: string;
  readonly why: string;
}

export interface WordRefused {
  readonly code: 'unknown-product' | 'invalid';
  readonly message: string;
}

/**
 * Takes a person's word on a relationship by the way in of every feed, so that it is in the log and in the order of truth, and
 * waits until it holds. Throws UNAVAILABLE when it could not be kept.
 */
export async function judgeRelation(
  parts: WordParts,
  { from, to, kind, verdict, strength, who, why }: RelationJudgement,
  now: Date,
): Promise<Result<TakenWord, WordRefused>> {
  const known = await loadProductFacts(parts.graph, [from, to]);
  const missing = [from, to].find((id) => ![...known.keys()].some((one) => one === id));
  if (missing !== undefined)
    return refused({ code: 'unknown-product', message: `There is no product ${missing}` });
  const payload = { from, to, kind, verdict, strength, by: who, reason: why };
  const event = {
    id: randomUUID(),
    source: CURATED_SOURCE,
    type: 'relation.judged',
    occurredAt: now.toISOString(),
    payload,
  };
  const taken = await takeWord(parts, event, now);
  return taken.ok ? accepted(taken.value) : refused({ code: 'invalid', message: taken.refusal });
}
