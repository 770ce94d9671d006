import { writeFile } from 'node:fs/promises';
import { WhereforeError } from '@wherefore/contracts';

/** Writes a result where the user said. Throws BAD_INPUT when it cannot be written. */
export async function saveFile(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text);
  } catch (cause) {
    throw new WhereforeError('BAD_INPUT', `cannot write ${path}`, { cause });
  }
}
