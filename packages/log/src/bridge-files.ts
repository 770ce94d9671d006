import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf } from '@wherefore/contracts';

/** Files of the bridge in a log's folder, in the order of their names; none where nothing was ever appended. */
export async function bridgeFiles(directory: string): Promise<string[]> {
  const folder = join(directory, 'bridge');
  try {
    const names = (await readdir(folder)).filter((name) => /^[0-9a-f]{32}\.parquet$/.test(name));
    return names.sort().map((name) => join(folder, name));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}
