import { accepted, refused, type Result } from '@wherefore/contracts';
import { loadSavedVersion, writePlacementVersion } from '@wherefore/graph';
import { readPlacement } from './parse-placement.js';
import {
  changePlacement,
  type PlacementChange,
  type PlacementParts,
  type PlacementRefused,
  refusal,
  type SavedPlacement,
  unexplained,
} from './placement-changes.js';

export interface PlacementRollBack extends PlacementChange {
  readonly placement: string;
  /** The version to go back to. */
  readonly version: number;
}

/** Lets an earlier version hold again: as a new version, so that history reads from top to bottom. */
export async function rollBackPlacement(
  parts: PlacementParts,
  rollBack: PlacementRollBack,
  now: Date,
): Promise<Result<SavedPlacement, PlacementRefused>> {
  const { placement: id, version, who, why } = rollBack;
  const fields = unexplained(rollBack);
  if (fields.length > 0) return refused(refusal('invalid', 'Say who rolls it back, and why', fields));
  return changePlacement(parts, rollBack, {
    id,
    what: 'placements.roll-back',
    at: now,
    async apply(tx, before) {
      const [earlier] = await tx.run(loadSavedVersion, { id, version });
      if (earlier === undefined)
        return refused(refusal('unknown-version', `${id} has no version ${version} to go back to`));
      if (readPlacement(earlier.config) === null)
        return refused(refusal('unknown-version', `Version ${version} of ${id} cannot be read any more`));
      const [row] = await tx.run(writePlacementVersion, {
        id,
        config: earlier.config,
        owner: who,
        reason: `Back to version ${version}: ${why}`,
        at: now.toISOString(),
      });
      return accepted({ version: row?.version ?? before.version + 1, after: earlier.config });
    },
  });
}
