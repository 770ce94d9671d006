import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { WhereforeError } from '@wherefore/contracts';

/** The files of models, each under the hash of its content. */
export interface TermFiles {
  keep(bytes: Uint8Array): Promise<void>;
  /** Throws NOT_FOUND where it is not there, CONFLICT where its content is not what its name says. */
  read(hash: string): Promise<Buffer>;
}

export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Kept in a folder beside the log, where every process finds them. */
export function termFilesIn(logDirectory: string): TermFiles {
  const folder = path.join(logDirectory, 'models');
  const fileOf = (hash: string): string => path.join(folder, `${hash}.onnx`);
  return {
    async keep(bytes) {
      await mkdir(folder, { recursive: true });
      const draft = path.join(folder, `${randomUUID()}.draft`);
      await writeFile(draft, bytes);
      await rename(draft, fileOf(hashOf(bytes)));
    },
    async read(hash) {
      const bytes = await readFile(fileOf(hash)).catch((cause: unknown) => {
        throw new WhereforeError('NOT_FOUND', 'its file cannot be read', { cause });
      });
      if (hashOf(bytes) !== hash)
        throw new WhereforeError('CONFLICT', 'its file is not the one that was registered');
      return bytes;
    },
  };
}
