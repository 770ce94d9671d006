import { randomUUID } from 'node:crypto';
import { accepted, refused, type Result, WhereforeError } from '@wherefore/contracts';
import { type Graph, type GraphTransaction, lockPlacement, recordChange } from '@wherefore/graph';

export interface PlacementParts {
  readonly graph: Graph;
  /** Tells every process that decides offers to read the placements again. */
  announce(): Promise<void>;
}

/** Who changes a placement, and why: for the audit trail. */
export interface PlacementChange {
  readonly who: string;
  readonly why: string;
  /** The version that the change was made from, 0 for a default; a newer one refuses it. Left out, the last one wins. */
  readonly basedOn?: number | null;
}

export interface PlacementRefused {
  readonly code: 'invalid' | 'outdated' | 'unknown-placement' | 'unknown-version';
  readonly message: string;
  /** What is wrong with which field; empty unless the code is `invalid`. */
  readonly fields: readonly { readonly field: string; readonly problem: string }[];
}

export interface SavedPlacement {
  readonly id: string;
  readonly version: number;
}

/** Thrown to roll a refused change back: it must leave nothing behind. */
class Refused extends Error {
  constructor(readonly refusal: PlacementRefused) {
    super(refusal.message);
  }
}

export const refusal = (
  code: PlacementRefused['code'],
  message: string,
  fields: PlacementRefused['fields'] = [],
): PlacementRefused => ({ code, message, fields });

/** What a placement was before a change; version 0 and no configuration where it was never saved. */
export type Before = { readonly version: number; readonly config: string | null; readonly active: boolean };

interface Work {
  readonly id: string;
  /** Kind of change, for the audit trail. */
  readonly what: 'placements.save' | 'placements.roll-back' | 'placements.withdraw';
  readonly at: Date;
  /** Carries the change out, or says why not; `after` is the configuration that holds since, as JSON. */
  apply(
    tx: GraphTransaction,
    before: Before,
  ): Promise<Result<{ version: number; after: string | null }, PlacementRefused>>;
}

/** Changes one placement under its lock, with an entry in the audit trail, and tells everybody once it is done. */
export async function changePlacement(
  { graph, announce }: PlacementParts,
  { who, why, basedOn = null }: PlacementChange,
  { id, what, at, apply }: Work,
): Promise<Result<SavedPlacement, PlacementRefused>> {
  const now = at.toISOString();
  const change = async (tx: GraphTransaction): Promise<number> => {
    const [before = { version: 0, config: null, active: false }] = await tx.run(lockPlacement, {
      id,
      at: now,
    });
    if (basedOn !== null && basedOn !== before.version)
      throw new Refused(outdated(id, basedOn, before.version));
    const done = await apply(tx, before);
    if (!done.ok) throw new Refused(done.refusal);
    await tx.run(recordChange, {
      id: randomUUID(),
      at: now,
      who,
      what,
      before: before.active ? before.config : null,
      after: done.value.after,
      why,
    });
    return done.value.version;
  };
  try {
    const version = await graph.transaction(change);
    await announce();
    return accepted({ id, version });
  } catch (error) {
    if (error instanceof WhereforeError && error.cause instanceof Refused)
      return refused(error.cause.refusal);
    throw error;
  }
}

const outdated = (id: string, basedOn: number, version: number): PlacementRefused =>
  refusal(
    'outdated',
    `${id} was changed meanwhile: this change was made from version ${basedOn}, and version ${version} holds. Look at it and save again.`,
  );

/** What is wrong with who and why, which every change must say. */
export function unexplained({ who, why }: PlacementChange): PlacementRefused['fields'] {
  return Object.entries({ who, why }).flatMap(([field, text]) =>
    text.trim() === '' ? [{ field, problem: 'say it' }] : [],
  );
}
