import { createHash, randomUUID } from 'node:crypto';
import type { AuditRecord } from './audit-writer.js';
import type { WorkbenchRefused } from './refusal.js';

/** What the audit trail says about a statement that somebody sent. */
export interface Run {
  readonly what: 'workbench.run' | 'workbench.explain';
  readonly who: string;
  readonly statement: string;
  readonly parameters: readonly string[];
  /** The kept query it is, or null. */
  readonly kept: string | null;
  readonly rows: number | null;
  readonly truncated: string | null;
  readonly ms: number;
  readonly refused: WorkbenchRefused | null;
}

/** Longest statement that is written down; of a longer one, which is refused anyway, the start. */
const MOST_KEPT = 10_000;

/** A run as a record of the audit trail. */
export function toAuditRecord({ what, who, refused, ...run }: Run, at: Date): AuditRecord {
  const hash = createHash('sha256').update(run.statement).digest('hex');
  const after = {
    ...run,
    hash,
    refused: refused?.code ?? null,
    statement: run.statement.slice(0, MOST_KEPT),
  };
  const entry = { id: randomUUID(), at: at.toISOString(), who, what, before: null };
  return { ...entry, after: JSON.stringify(after), why: refused?.message ?? null };
}
