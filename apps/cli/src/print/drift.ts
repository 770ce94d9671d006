import type { DriftFinding, DriftReport } from '@wherefore/contracts';
import pc from 'picocolors';

const COLOURS = { waits: pc.dim, calm: pc.green, moved: pc.yellow, far: pc.red } as const;

/** A finding, and what to do about it. */
export function findingLines({ of, name, level, detail, advice }: DriftFinding): string[] {
  const line = `${COLOURS[level](level.padEnd(5))} ${of.padEnd(9)} ${name}: ${detail}`;
  return advice === null ? [line] : [line, `      ${''.padEnd(9)} ${advice}`];
}

/** What it all comes to. */
export function verdictLine({ model, findings, retrain }: DriftReport): string {
  if (model === null) return 'Nothing has been learned yet: `wherefore learn`.';
  const moved = findings.filter(({ level }) => level === 'moved' || level === 'far').length;
  const waiting = findings.filter(({ level }) => level === 'waits').length;
  const looked = `${findings.length} things were looked at: ${moved} have moved, of ${waiting} there is too little to say`;
  return retrain === null ? `${looked}.` : `${looked}. It is time to learn.`;
}
