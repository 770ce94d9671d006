import { accepted, type Result } from '@wherefore/contracts';
import type { Guarded } from '../guarded.js';
import type { WorkbenchRefused } from '../refusal.js';
import { parseStatement, type ParsedStatement } from './parse-statement.js';
import { refuseGrowth } from './refuse-growth.js';
import { refusePersonal } from './refuse-personal.js';
import { refuseWords } from './refuse-words.js';

/** Reads a statement and holds it to all rules that need no server; `guarded` is null for who may read personal data. */
export function checkStatement(
  given: string,
  guarded: Guarded | null,
): Result<ParsedStatement, WorkbenchRefused> {
  const parsed = parseStatement(given);
  if (!parsed.ok) return parsed;
  const rules = [
    refuseWords,
    refuseGrowth,
    ...(guarded === null ? [] : [(statement: ParsedStatement) => refusePersonal(statement, guarded)]),
  ];
  for (const rule of rules) {
    const finding = rule(parsed.value);
    if (!finding.ok) return finding;
  }
  return accepted(parsed.value);
}
