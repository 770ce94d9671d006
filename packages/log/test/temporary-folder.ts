import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder of this test file's own, whose name tries the quoting of paths; removed afterwards. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "wherefore log [o'clock]-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
