import type { DrillResult } from './drill.js';

/** Something that must hold. */
export interface Claim {
  readonly what: string;
  readonly holds: boolean;
}

/** A result out of figures and of what must hold: passed when all of it does. */
export function conclude(
  figures: DrillResult['figures'],
  claims: readonly Claim[],
  notes: readonly string[] = [],
): DrillResult {
  const lines = [...claims]
    .sort((a, b) => Number(a.holds) - Number(b.holds))
    .map(({ what, holds }) => `${holds ? '  holds ' : '  FAILS '} ${what}`);
  return {
    passed: claims.every(({ holds }) => holds),
    figures,
    text: [...lines, ...notes.map((note) => `  ${note}`)].join('\n'),
  };
}
