import os from 'node:os';
import type { Command } from 'commander';

/** What the audit trail keeps of a change. */
export interface AuditOptions {
  readonly why: string;
  readonly as: string;
}

/** Who and why, of a command that changes something; `--reason` is another name for `--why`. */
export const withAuditOptions = (command: Command): Command =>
  command
    .requiredOption('--reason, --why <text>', 'why, for the audit trail')
    .option('--as <name>', 'who, for the audit trail', os.userInfo().username);
