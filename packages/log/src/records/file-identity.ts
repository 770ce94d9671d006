import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { WhereforeError } from '@wherefore/contracts';

export interface FileIdentity {
  /** SHA-256 of the bytes, in hex. */
  readonly sha256: string;
  readonly bytes: number;
}

/** What makes two files the same import. Throws BAD_INPUT when the file cannot be read. */
export async function fileIdentity(path: string): Promise<FileIdentity> {
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    const file: AsyncIterable<Buffer> = createReadStream(path, { highWaterMark: 1_048_576 });
    for await (const block of file) {
      hash.update(block);
      bytes += block.length;
    }
  } catch (cause) {
    throw new WhereforeError('BAD_INPUT', `cannot read ${basename(path)}`, { cause });
  }
  return { sha256: hash.digest('hex'), bytes };
}
