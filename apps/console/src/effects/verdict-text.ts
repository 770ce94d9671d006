import type { ArmVerdict } from '../operations/read-outs.js';

const SAID: Readonly<Record<string, string>> = {
  ship: 'ship it',
  keep: 'keep the control',
  wait: 'wait',
  unreliable: 'unreliable',
};

/** What should be done about an arm, in words. */
export const verdictName = (verdict: string): string => SAID[verdict] ?? verdict;

/** Of all arms, in one line: `three: ship it; five: wait`. */
export const verdictsText = (verdicts: readonly ArmVerdict[]): string =>
  verdicts.map(({ arm, verdict }) => `${arm}: ${verdictName(verdict)}`).join('; ');
