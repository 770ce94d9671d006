import {
  type DecisionRecord,
  type Situation,
  type Snapshot,
  type Visitor,
  WhereforeError,
} from '@wherefore/contracts';

/** A record with the snapshots it refers to. */
export interface Recalled {
  readonly record: DecisionRecord;
  /** The body of a snapshot by its hash; null where it is gone. */
  snapshot(hash: string): string | null;
}

/** Throws NOT_FOUND where the snapshot is not kept any more. */
export function readSnapshot<T>(
  snapshot: Recalled['snapshot'],
  what: Snapshot['kind'],
  hash: string | null,
): T {
  const body = hash === null ? null : snapshot(hash);
  if (body === null)
    throw new WhereforeError('NOT_FOUND', `The ${what} this decision rests on is not kept any more`);
  return JSON.parse(body) as T;
}

/** The situation as it was; the customer by pseudonym. */
export function recordedSituation({ record, snapshot }: Recalled): Situation {
  const { request } = record;
  return {
    ...readSnapshot<Visitor>(snapshot, 'visitor', record.basis.visitor),
    at: record.at,
    now: record.now,
    customer: request.customer ?? null,
    viewing: request.viewing ?? null,
    cart: request.cart,
    recentlyViewed: request.recentlyViewed,
    store: request.store ?? null,
    rejections: record.rejections,
    exposures: record.exposures,
  };
}
