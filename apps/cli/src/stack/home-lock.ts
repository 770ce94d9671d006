import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { codeOf, WhereforeError } from '@wherefore/contracts';
import { HOME } from './places.js';
import { isAlive } from './stack-file.js';

const LOCK = path.join(HOME, 'up.lock');

/**
 * Makes this process the only one that runs the product from this folder. Throws CONFLICT when another does, also while
 * that one is still starting. A lock left by a killed process counts for nothing. Returns how to let go.
 */
export function lockHome(): () => void {
  mkdirSync(HOME, { recursive: true });
  if (!tryLock()) {
    const owner = Number(readFileSync(LOCK, 'utf8'));
    if (isAlive(owner)) {
      throw new WhereforeError(
        'CONFLICT',
        `Wherefore is running or starting already (process ${owner}). Stop it with Ctrl-C there.`,
      );
    }
    rmSync(LOCK, { force: true });
    if (!tryLock())
      throw new WhereforeError('CONFLICT', 'Wherefore is being started somewhere else at this moment.');
  }
  return () => rmSync(LOCK, { force: true });
}

function tryLock(): boolean {
  try {
    writeFileSync(LOCK, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}
