import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { findInstalledNeo4j } from '../src/installed-neo4j.js';
import { findJava } from '../src/find-java.js';
import { findRedis } from '../src/find-redis.js';
import { temporaryFolder } from './temporary-folder.js';

const path = process.env['PATH'] ?? '';
const folder = temporaryFolder();

afterEach(() => {
  process.env['PATH'] = path;
});

function program(file: string, text: string): void {
  writeFileSync(file, `#!/bin/sh\n${text}\n`);
  chmodSync(file, 0o755);
}

function neo4jOnPath(version: string): string {
  const root = join(folder, `neo4j-${version}`);
  for (const name of ['bin', 'lib', 'on-path']) mkdirSync(join(root, name), { recursive: true });
  program(join(root, 'bin', 'neo4j'), 'exit 1');
  writeFileSync(join(root, 'lib', `neo4j-server-${version}.jar`), '');
  symlinkSync(join(root, 'bin', 'neo4j'), join(root, 'on-path', 'neo4j'));
  process.env['PATH'] = [join(root, 'on-path'), path].join(delimiter);
  return root;
}

it('finds the jars of an installed Neo4j 5.26 behind a link on PATH', () => {
  const root = neo4jOnPath('5.26.4');
  expect(findInstalledNeo4j()).toEqual({ lib: join(root, 'lib'), version: '5.26.4' });
});

it('ignores an installed Neo4j of another version', () => {
  neo4jOnPath('4.4.40');
  expect(findInstalledNeo4j()).toBeUndefined();
});

it('ignores a Redis older than 7', async () => {
  const bin = join(folder, 'old-redis');
  mkdirSync(bin);
  program(join(bin, 'redis-server'), 'echo "Redis server v=6.2.6 sha=0 bits=64"');
  process.env['PATH'] = bin;
  expect(await findRedis()).toBeUndefined();
});

it('prefers a Java that Neo4j supports over the first one on PATH', async () => {
  const bin = join(folder, 'new-java');
  mkdirSync(bin);
  program(join(bin, 'java'), `echo 'openjdk version "25.0.1" 2025-10-21'`);
  process.env['PATH'] = [bin, path].join(delimiter);
  const java = await findJava();
  expect(java?.binary).not.toBe(join(bin, 'java'));
});
