import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { isErrorCode } from './is-error-code.js';

/** The command line of a running process, its words joined by blanks; undefined when it is gone (or only a zombie). */
export function processCommand(pid: number): string | undefined {
  const command = existsSync('/proc/self/cmdline') ? fromProc(pid) : fromPs(pid);
  return command === '' ? undefined : command;
}

function fromProc(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
  } catch (error) {
    if (isErrorCode(error, 'ENOENT') || isErrorCode(error, 'ESRCH')) return '';
    throw error;
  }
}

function fromPs(pid: number): string {
  const line = spawnSync('ps', ['-ww', '-o', 'stat=,command=', '-p', String(pid)], {
    encoding: 'utf8',
  }).stdout.trim();
  return line.startsWith('Z') ? '' : line.replace(/^\S+\s+/, '');
}
