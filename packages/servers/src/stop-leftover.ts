import { resolve } from 'node:path';
import { readPidFile, removePidFile } from './pid-file.js';
import { processCommand } from './process-command.js';
import { terminate } from './terminate.js';

/**
 * Stops a server that an earlier, killed supervisor left behind in this home. Touches a process only if it is the recorded one
 * and its command line names this very home, so neither a reused process number nor a copied home harms a stranger.
 * Answers whether it stopped something.
 */
export async function stopLeftover(home: string): Promise<boolean> {
  const folder = resolve(home);
  const pid = readPidFile(folder);
  const isOurs = pid !== undefined && names(processCommand(pid), folder);
  if (isOurs) await terminate({ pid, isGone: () => !names(processCommand(pid), folder) });
  await removePidFile(folder);
  return isOurs;
}

function names(command: string | undefined, folder: string): boolean {
  return command !== undefined && [` ${folder} `, `=${folder} `].some((mark) => `${command} `.includes(mark));
}
