import type { Replayed } from '../../operations/quarantine.js';

/** What became of a replay, in a sentence. */
export function replayedText({ replayed, refused }: Replayed): string {
  const went = `${replayed.length} went through`;
  return refused.length === 0 ? went : `${went}, ${refused.length} still could not be used`;
}

/** Why a single record was refused again; null where it went through. */
export const refusedAgain = ({ refused: [first] }: Replayed): string | null =>
  first === undefined ? null : `It still cannot be used: ${first.reason}`;
