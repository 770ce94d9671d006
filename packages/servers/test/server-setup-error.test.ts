import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { prepareRedis, ServerSetupError } from '../src/index.js';
import { temporaryFolder } from './temporary-folder.js';

const path = process.env['PATH'];
const folder = temporaryFolder();

afterEach(() => {
  process.env['PATH'] = path;
});

it('says exactly what to install on which platform', () => {
  expect(new ServerSetupError(['java', 'maven']).message).toBe(
    [
      'This machine lacks Java 17 or 21 and Maven (or an installed Neo4j 5.26).',
      '  Debian or Ubuntu:  sudo apt-get install openjdk-17-jre-headless maven',
      '  macOS:             brew install openjdk@17 maven',
      '  Anywhere, Docker:  docker compose up',
    ].join('\n'),
  );
});

it('is thrown where nothing is found and nothing may be installed', async () => {
  process.env['PATH'] = mkdtempSync(join(folder, 'empty-'));
  await expect(prepareRedis({ allowInstall: false })).rejects.toThrow(new ServerSetupError(['redis']));
});

it('is thrown where nothing is found and this is no Debian', async () => {
  process.env['PATH'] = mkdtempSync(join(folder, 'empty-'));
  await expect(prepareRedis()).rejects.toThrow(ServerSetupError);
});
