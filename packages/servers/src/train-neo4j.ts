import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { buildFolderOnce } from './build-folder-once.js';
import { readStatements } from './cypher-file.js';
import type { Java } from './find-java.js';
import type { Neo4jInstallation } from './installation.js';
import { TEMPLATE_PASSWORD } from './claim-password.js';
import type { Progress } from './progress.js';
import { startNeo4j, type Neo4jServer } from './start-neo4j.js';
import { withDriver } from './with-driver.js';

interface Training {
  cacheDir: string;
  java: Java;
  progress: Progress;
}

/** Writing the class archive happens while Java stops, and takes several seconds. */
const ARCHIVING_MS = 120_000;

/**
 * Boots Neo4j once, runs typical statements and stops it, keeping two things that make every later boot faster: an archive of the
 * loaded classes (fits only this Java and these jars, hence the key) and an initialised data folder. A boot works without them,
 * so a failed training is reported and otherwise no obstacle.
 */
export async function trainNeo4j(
  installation: Neo4jInstallation,
  training: Training,
): Promise<Neo4jInstallation> {
  const key = createHash('sha256').update(
    `${installation.classPath}\n${installation.version}\n${training.java.build}`,
  );
  const folder = join(resolve(training.cacheDir), `neo4j-warm-${key.digest('hex').slice(0, 12)}`);
  try {
    await buildFolderOnce(folder, async (draft) => {
      training.progress('Preparing Neo4j for fast starts, about 20 s, once');
      await train(installation, draft);
    });
  } catch (error) {
    training.progress(
      `Neo4j will start more slowly: ${error instanceof Error ? error.message : String(error)}`,
    );
    return installation;
  }
  const archive = join(folder, 'classes.jsa');
  const template = { data: join(folder, 'template'), password: TEMPLATE_PASSWORD };
  return { ...installation, template, ...(existsSync(archive) ? { archive } : {}) };
}

async function train(installation: Neo4jInstallation, draft: string): Promise<void> {
  const home = join(draft, 'home');
  await mkdir(home);
  const server = await startNeo4j(installation, {
    home,
    password: TEMPLATE_PASSWORD,
    heapMb: 400,
    pageCacheMb: 64,
    recordClassesTo: join(draft, 'classes.jsa'),
  });
  try {
    await runTrainingStatements(server);
  } finally {
    await server.stop(ARCHIVING_MS);
  }
  await rename(join(home, 'data'), join(draft, 'template'));
  await rm(home, { recursive: true });
}

async function runTrainingStatements(server: Neo4jServer): Promise<void> {
  const rows = [1, 2, 3].map((id) => ({
    id,
    a: id,
    b: id + 1,
    w: id / 2,
    since: '2026-01-01',
    props: { name: `n${id}` },
  }));
  await withDriver(server, async (driver) => {
    for (const statement of readStatements('training.cypher'))
      await driver.executeQuery(statement, { rows, id: 1 });
  });
}
