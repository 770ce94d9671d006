import { accepted, refused, type Result } from '@wherefore/contracts';
import { writePlacementVersion } from '@wherefore/graph';
import { parsePlacement } from './parse-placement.js';
import {
  changePlacement,
  type PlacementChange,
  type PlacementParts,
  type PlacementRefused,
  refusal,
  type SavedPlacement,
  unexplained,
} from './placement-changes.js';

export interface PlacementDraft extends PlacementChange {
  /** The whole configuration; what it leaves out is as the contract's defaults say. */
  readonly config: unknown;
}

/** Saves a placement as a new version, which holds at once. Also puts a withdrawn one back. */
export async function savePlacement(
  parts: PlacementParts,
  draft: PlacementDraft,
  now: Date,
): Promise<Result<SavedPlacement, PlacementRefused>> {
  const parsed = parsePlacement(draft.config);
  const fields = [...unexplained(draft), ...(parsed.ok ? [] : parsed.refusal)];
  if (!parsed.ok || fields.length > 0) {
    const problems = fields.map(({ field, problem }) => `${field}: ${problem}`);
    return refused(refusal('invalid', `The placement cannot be saved. ${problems.join('; ')}`, fields));
  }
  const { id } = parsed.value;
  const config = JSON.stringify(parsed.value);
  return changePlacement(parts, draft, {
    id,
    what: 'placements.save',
    at: now,
    async apply(tx, before) {
      const [row] = await tx.run(writePlacementVersion, {
        id,
        config,
        owner: draft.who,
        reason: draft.why,
        at: now.toISOString(),
      });
      return accepted({ version: row?.version ?? before.version + 1, after: config });
    },
  });
}
