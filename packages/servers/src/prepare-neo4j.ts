import { join } from 'node:path';
import { findExecutable } from './find-executable.js';
import { findJava, type Java } from './find-java.js';
import type { Neo4jInstallation } from './installation.js';
import { findInstalledNeo4j } from './installed-neo4j.js';
import { fetchNeo4jJars, neo4jJars } from './neo4j-jars.js';
import { silent } from './progress.js';
import { ServerSetupError, type Requirement } from './server-setup-error.js';
import { supplyMissing, type SupplyOptions } from './supply-missing.js';
import { trainNeo4j } from './train-neo4j.js';

interface PrepareNeo4jOptions extends SupplyOptions {
  /** Holds jars, class archive and template home. Safe to delete, safe to share between processes. */
  cacheDir: string;
}

/**
 * Makes sure that Neo4j 5.26 Community with Neo4j Browser can be booted: an installed one, else the cached Maven artefacts, else
 * fetched now, with Java and Maven installed first where that is possible. Throws `ServerSetupError` when it cannot be done.
 */
export async function prepareNeo4j(options: PrepareNeo4jOptions): Promise<Neo4jInstallation> {
  const { cacheDir, progress = silent } = options;
  const installed = findInstalledNeo4j();
  const jars = neo4jJars(cacheDir);
  const present = await findJava();
  const missing: Requirement[] = present === undefined ? ['java'] : [];
  if (installed === undefined && !jars.areFetched && findExecutable('mvn') === undefined)
    missing.push('maven');
  await supplyMissing(missing, options);

  const java = present ?? (await requireJava());
  if (installed === undefined) await fetchNeo4jJars(jars, progress);
  const installation: Neo4jInstallation = {
    kind: installed === undefined ? 'maven' : 'installed',
    classPath: join(installed?.lib ?? join(jars.folder, 'lib'), '*'),
    java: java.binary,
    version: installed?.version ?? jars.version,
  };
  return trainNeo4j(installation, { cacheDir, java, progress });
}

async function requireJava(): Promise<Java> {
  const java = await findJava();
  if (java === undefined) throw new ServerSetupError(['java'], 'Java was installed but could not be found.');
  return java;
}
