import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { buildFolderOnce } from './build-folder-once.js';
import { packageRoot } from './package-root.js';
import type { Progress } from './progress.js';
import { runCommand } from './run-command.js';

const POM = join(packageRoot, 'neo4j', 'pom.xml');

/** Neo4j as published to Maven: the folder its jars live in once fetched, named after what the pom asks for. */
export interface Neo4jJars {
  folder: string;
  version: string;
  areFetched: boolean;
}

export function neo4jJars(cacheDir: string): Neo4jJars {
  const pom = readFileSync(POM, 'utf8');
  const version = /<artifactId>neo4j-server<\/artifactId><version>([^<]+)</.exec(pom)?.[1];
  if (version === undefined) throw new Error(`${POM} does not name a neo4j-server version.`);
  const hash = createHash('sha256').update(pom).digest('hex').slice(0, 12);
  const folder = join(resolve(cacheDir), `neo4j-${version}-${hash}`);
  return { folder, version, areFetched: existsSync(folder) };
}

/** Fetches the jars with Maven (about 140 MB, 10-20 s). A fetch that is cut off leaves nothing half done. */
export async function fetchNeo4jJars(jars: Neo4jJars, progress: Progress): Promise<void> {
  await buildFolderOnce(jars.folder, async (draft) => {
    progress(`Fetching Neo4j ${jars.version} with Maven, about 140 MB, once`);
    await copyFile(POM, join(draft, 'pom.xml'));
    const goal = [
      'dependency:copy-dependencies',
      '-DincludeScope=runtime',
      `-DoutputDirectory=${join(draft, 'lib')}`,
    ];
    const { code, output } = await runCommand('mvn', ['--batch-mode', '--quiet', ...goal], { cwd: draft });
    if (code !== 0) throw new Error(fetchFailure(output));
  });
}

function fetchFailure(output: string): string {
  const advice =
    "Check the network and Maven's mirror settings, or run everything in Docker: docker compose up";
  return ['Maven could not fetch Neo4j.', ...output.trimEnd().split('\n').slice(-8), advice].join('\n');
}
