import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { WhereforeError } from '@wherefore/contracts';

/** Opens a text in the person's editor and returns what they saved. The file is readable by them alone, and removed. */
export function editText(
  environment: Readonly<Record<string, string | undefined>>,
  name: string,
  text: string,
): string {
  const editor = environment['VISUAL'] ?? environment['EDITOR'];
  if (editor === undefined || editor === '')
    throw new WhereforeError('BAD_INPUT', 'Set EDITOR, or give the mended event with --event <file>');
  const folder = mkdtempSync(path.join(os.tmpdir(), 'wherefore-edit-'));
  const file = path.join(folder, name);
  try {
    writeFileSync(file, text, { mode: 0o600 });
    const { status, error } = spawnSync('/bin/sh', ['-c', `${editor} "$1"`, 'edit', file], {
      stdio: 'inherit',
    });
    if (error !== undefined || status !== 0)
      throw new WhereforeError('BAD_INPUT', `The editor ${editor} ended badly; nothing was changed`, {
        cause: error,
      });
    return readFileSync(file, 'utf8');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
