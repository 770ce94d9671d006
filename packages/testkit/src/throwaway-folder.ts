import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stopLeftover } from '@wherefore/servers';

const PREFIX = 'wherefore-test-';
const OWNED = new RegExp(`^${PREFIX}[a-z0-9]+-(\\d+)-`);

/**
 * A new folder for one throw-away server. Its name carries our process number, so that a later run can tell the folders of killed
 * runs from those in use; those are removed here.
 */
export async function throwawayFolder(kind: 'neo4j' | 'redis'): Promise<string> {
  await removeAbandoned();
  return mkdtemp(join(tmpdir(), `${PREFIX}${kind}-${process.pid}-`));
}

async function removeAbandoned(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const owner = OWNED.exec(name)?.[1];
    if (owner === undefined || isAlive(Number(owner))) continue;
    const folder = join(tmpdir(), name);
    if (!(await isMine(folder))) continue;
    await stopLeftover(folder);
    await rm(folder, { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    const isNobody = typeof error === 'object' && error !== null && 'code' in error && error.code === 'ESRCH';
    return !isNobody;
  }
}

/** False also when another test process has just removed it. */
async function isMine(folder: string): Promise<boolean> {
  const owner = await stat(folder).then(
    (found) => found.uid,
    () => undefined,
  );
  return owner !== undefined && owner === process.getuid?.();
}
