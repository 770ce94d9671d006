import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildFolderOnce } from '../src/build-folder-once.js';
import { temporaryFolder } from './temporary-folder.js';

const folder = temporaryFolder();

function place(name: string): string {
  const parent = join(folder, name);
  mkdirSync(parent);
  return join(parent, 'made');
}

it('builds once for everybody who asks at the same time', async () => {
  const target = place('together');
  let builds = 0;
  const build = async (draft: string): Promise<void> => {
    builds += 1;
    writeFileSync(join(draft, 'content'), 'whole');
  };
  await Promise.all([1, 2, 3].map(() => buildFolderOnce(target, build)));
  expect(builds).toBe(1);
  expect(readdirSync(target)).toEqual(['content']);
});

it('leaves nothing when a build fails, so that the next one starts clean', async () => {
  const target = place('failing');
  const fail = async (draft: string): Promise<void> => {
    writeFileSync(join(draft, 'half'), '');
    throw new Error('no network');
  };
  await expect(buildFolderOnce(target, fail)).rejects.toThrow('no network');
  expect(readdirSync(join(target, '..'))).toEqual([]);
});

it('clears what a killed builder left: its lock and its draft', async () => {
  const target = place('killed');
  const noSuchProcess = 2 ** 22 + 1;
  writeFileSync(`${target}.lock`, String(noSuchProcess));
  mkdirSync(join(target, '..', '.made-abandoned'));
  await buildFolderOnce(target, async () => undefined);
  expect(existsSync(target)).toBe(true);
  expect(readdirSync(join(target, '..'))).toEqual(['made']);
});
