import type { EmptyReason, Epoch, Refusal, RefusalRule } from '@wherefore/contracts';

/** Why a list is empty, in words that say what to do about it. */
export function emptyReason(
  epoch: Epoch | null,
  { candidates, refused }: { candidates: number; refused: readonly Refusal[] },
): EmptyReason {
  const refusedBy: Partial<Record<RefusalRule, number>> = {};
  for (const { rule } of refused) refusedBy[rule] = (refusedBy[rule] ?? 0) + 1;
  if (epoch === null) {
    return {
      code: 'no-epoch',
      message: 'Nothing has been learned yet: import data, then run `wherefore learn`.',
      refusedBy,
    };
  }
  if (candidates === 0) {
    return {
      code: 'no-evidence',
      message: 'Nothing in the graph speaks for any product in this situation.',
      refusedBy,
    };
  }
  const rules = Object.entries(refusedBy).map(([rule, count]) => `${rule} (${count})`);
  return { code: 'all-refused', message: `Every candidate was refused: ${rules.join(', ')}.`, refusedBy };
}
