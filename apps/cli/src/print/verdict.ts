import type { Verdict } from '@wherefore/engine';
import pc from 'picocolors';

const MARGIN = ' '.repeat(18);

/** A row of the table: how a scenario went, how long it took, its title; below it what differs and what to know. */
export function verdictText({ holds, title, differences, remarks, tookMs }: Verdict): string {
  const word = holds ? pc.green('holds  ') : pc.red('differs');
  const took = `${tookMs} ms`.padStart(8);
  return [
    `${word} ${pc.dim(took)}  ${title}`,
    ...differences.map((one) => `${MARGIN}${one}`),
    ...remarks.map((one) => pc.dim(`${MARGIN}note: ${one}`)),
  ].join('\n');
}

/** "3 scenarios of 1 file: 2 hold, 1 differs." */
export function tallyText(verdicts: readonly Verdict[]): string {
  const files = new Set(verdicts.map(({ file }) => file)).size;
  const holding = verdicts.filter(({ holds }) => holds).length;
  const differing = verdicts.length - holding;
  return `${counted(verdicts.length, 'scenario')} of ${counted(files, 'file')}: ${holding} ${holding === 1 ? 'holds' : 'hold'}, ${differing} ${differing === 1 ? 'differs' : 'differ'}.`;
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
