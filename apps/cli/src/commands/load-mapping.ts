import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Mapping, mappingProblemText, readMapping } from '@wherefore/connectors';
import { WhereforeError } from '@wherefore/contracts';

/** Reads a mapping file. Throws BAD_INPUT with all that is wrong with it, line by line. */
export async function loadMapping(file: string): Promise<Mapping> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new WhereforeError('BAD_INPUT', `${file} cannot be read`, { cause });
  });
  const mapping = readMapping(text);
  if (mapping.ok) return mapping.value;
  const problems = mapping.refusal.map((one) => mappingProblemText(path.basename(file), one));
  throw new WhereforeError('BAD_INPUT', `The mapping cannot be used:\n  ${problems.join('\n  ')}`);
}
