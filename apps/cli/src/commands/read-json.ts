import { readFileSync } from 'node:fs';
import { WhereforeError } from '@wherefore/contracts';

/** What a JSON file holds; throws BAD_INPUT naming the file. */
export function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new WhereforeError('BAD_INPUT', `${file} cannot be read as JSON`, { cause });
  }
}
