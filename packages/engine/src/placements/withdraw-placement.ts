import { accepted, refused, type Result } from '@wherefore/contracts';
import { markPlacementWithdrawn } from '@wherefore/graph';
import {
  changePlacement,
  type PlacementChange,
  type PlacementParts,
  type PlacementRefused,
  refusal,
  type SavedPlacement,
  unexplained,
} from './placement-changes.js';

/** Takes the shop's own configuration out of use: the default holds again, where there is one. */
export async function withdrawPlacement(
  parts: PlacementParts,
  withdrawal: PlacementChange & { readonly placement: string },
  now: Date,
): Promise<Result<SavedPlacement, PlacementRefused>> {
  const { placement: id, who, why } = withdrawal;
  const fields = unexplained(withdrawal);
  if (fields.length > 0) return refused(refusal('invalid', 'Say who withdraws it, and why', fields));
  return changePlacement(parts, withdrawal, {
    id,
    what: 'placements.withdraw',
    at: now,
    async apply(tx, { active, version }) {
      if (!active) return refused(refusal('unknown-placement', `${id} has no configuration that holds`));
      await tx.run(markPlacementWithdrawn, { id, owner: who, reason: why, at: now.toISOString() });
      return accepted({ version, after: null });
    },
  });
}
